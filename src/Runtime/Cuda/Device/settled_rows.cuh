// What leaves the layer for rows that no kernel computes, and what certain items add to rows that one did.
#pragma once

#include <subsetgen/row_loader.cuh>

namespace subsetgen
{
    template <class Kernel>
    class SettledRows
    {
    public:
        using T = typename Kernel::T;

        // Ones at the chosen items, or one step for each of them; the same in every sample.
        // scratch: Marks where rows are in memory
        SUBSETGEN_DEVICE static void Write(const LoadedRow<T>& loaded, const RowOutput<T>& output)
        {
            const Marks chosen = loaded.Chosen();
            output.First.Fill(T(0));
            // What else there may be is an entropy: of a row with one subset it is 0.
            output.Second.Fill(T(0));
            V::Sync();
            Mark(chosen, loaded.Row, output.First);
#if SUBSETGEN_ITEMS == 0
            if constexpr (Kernel::SecondOutput == RowExtent::Pairs)
                MarkPairs(chosen, loaded.Row, output.Second);
#else
            static_assert(Kernel::SecondOutput != RowExtent::Pairs, "What looks at neighbours has its rows in memory.");
#endif
        }

        // Ones at the certain items; where steps leave the layer, the first steps.
        SUBSETGEN_DEVICE static void AddCertain(const LoadedRow<T>& loaded, const OutputRow<T>& output)
        {
            output.Slice(0, loaded.Certain * loaded.Row.StepStride).Fill(T(0));
            V::Sync();
            Mark(loaded.AtInfinity, loaded.Row, output);
        }

    private:
        SUBSETGEN_DEVICE static void Mark(const Marks& marks, const Row<T>& row, const OutputRow<T>& output)
        {
            if (row.StepStride > 0)
            {
                MarkSteps(marks, row, output);
                return;
            }

            for (int start = 0; start < output.Length; start += row.Length)
            {
                #pragma unroll 1
                for (int i = 0; i < V::End(row.Length); i += V::Count)
                    if (V::Index(i) < row.Length && marks(i))
                        output.Set(start + V::Index(i), T(1));
            }
        }

        // The marked items in their order, each in a step of its own.
        SUBSETGEN_DEVICE static void MarkSteps(const Marks& marks, const Row<T>& row, const OutputRow<T>& output)
        {
            // Items that a thread has side by side.
            constexpr int Width = V::Held > 0 ? Packet::Count : 1;
            int step = 0;
            #pragma unroll 1
            for (int first = 0; first < V::End(row.Length); first += Width * V::Count)
            {
                int mine = step;
                for (int i = first; i < first + Width * V::Count; i += V::Count)
                {
                    const bool isMarked = V::Index(i) < row.Length && marks(i);
                    mine += V::CountBelow(isMarked);
                    step += V::CountOf(isMarked);
                }
                for (int i = first; i < first + Width * V::Count; i += V::Count)
                    if (V::Index(i) < row.Length && marks(i))
                        output.Set(mine++ * row.StepStride + V::Index(i), T(1));
            }
        }

#if SUBSETGEN_ITEMS == 0

        // Ones where an item and the next are marked, in every sample.
        SUBSETGEN_DEVICE static void MarkPairs(const Marks& marks, const Row<T>& row, const OutputRow<T>& output)
        {
            V::Sync();
            const int pairs = row.Length - 1;
            for (int i = V::Lane(); i < output.Length; i += V::Count)
                if (marks[i % pairs] && marks[i % pairs + 1])
                    output.Set(i, T(1));
        }

#endif
    };
}
