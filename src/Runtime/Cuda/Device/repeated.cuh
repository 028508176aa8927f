// Runs the steps of a Repeat, and runs them backwards over rows it computes again. A step reads and writes the items of its own thread, but for
// its reductions.
#pragma once

#include <subsetgen/kept_rows.cuh>

namespace subsetgen
{
    class Repeated
    {
    public:
        // All steps from `carried`, which becomes the last row, and its head. Each emits a row: their sum is written, or each, `stride` apart.
        // scratch: where rows are in memory, Items<T>
        template <class Step, class T>
        SUBSETGEN_DEVICE static void Forward(
            Step& step, Items<T>& carried, T* head, int count, const OutputRow<T>& emitted, int stride, int n, Workspace& workspace)
        {
            Items<T> row(workspace, n);
            row.Fill(T(0));
            #pragma unroll 1
            for (int j = 0; j < count;)
            {
                const int steps = step.StepsAtOnce(head, stride == 0 ? count - j : 1);
                step.Run(carried, head, carried, head, row, steps);
                if (stride != 0)
                {
                    Write(row, emitted.Slice(j * stride, n), n);
                    row.Fill(T(0));
                }

                j += steps;
            }

            if (stride == 0)
                Write(row, emitted, n);
            else
                emitted.Slice(count * stride).Fill(T(0));
        }

        // The adjoint of all steps: `cotangent` becomes the gradient for the initial row, less what the gradients of all items have in common, the
        // first of the numbers in `shared`; or that for its logarithm, less this number times the row. Where there is another number, the steps'
        // part of the gradient for the temperature is added to it; or it is what the row is multiplied by to be part of its gradient. What arrives is the same for all steps, or `stride` apart. Once the rows of all steps are more than a cache holds, each row is
        // computed twice and two times the square root of `count` of them are kept.
        // scratch: with a slot of V::End(n), up to a multiple of V::Count, and Step::HeadLength * V::Count numbers: (segment + segments) * slot *
        // sizeof(T), of which SegmentLength tells, up to two multiples of 16 bytes; where rows are in memory, Items<T> more
        template <class Step, class T>
        SUBSETGEN_DEVICE static void Reverse(
            Step& step, const Items<T>& initial, const T* initialHead, int count, const InputRow<T>& emittedCotangent, int stride, int n,
            Items<T>& cotangent, T* shared, Workspace& workspace)
        {
            const KeptRows<Step, T> rows(n);
            const int segment = SegmentLength<T>(count, rows.Slot);
            const int segments = (count + segment - 1) / segment;
            const Span<T> kept = workspace.Rent<T>(segment * rows.Slot);
            const Span<T> starts = workspace.Rent<T>(segments * rows.Slot);
            T head[Step::HeadLength];
            Items<T> row;
            #pragma unroll
            for (int h = 0; h < Step::HeadLength; h++)
                head[h] = initialHead[h];
            rows.Keep(initial, head, starts, 0);

            #pragma unroll 1
            for (int s = 1; s < segments; s++)
            {
                rows.Begin(starts, s - 1, kept, row, head);
                #pragma unroll 1
                for (int j = 0; j < segment;)
                {
                    const int steps = step.StepsAtOnce(head, stride == 0 ? segment - j : 1);
                    step.Advance(row, head, row, head, steps);
                    j += steps;
                }

                rows.Keep(row, head, starts, s);
            }

            Items<T> arriving(workspace, n);
            if (stride == 0)
                emittedCotangent.CopyTo(arriving, T(0));
            cotangent.Fill(T(0));
            #pragma unroll 1
            for (int s = segments - 1; s >= 0; s--)
            {
                rows.Begin(starts, s, kept, row, head);
                const int first = s * segment;
                int left = Min(segment, count - first);
                int last = 0;
                int steps = step.StepsAtOnce(head, stride == 0 ? left : 1);
                #pragma unroll 1
                while (steps < left)
                {
                    Items<T> next = rows.Room(kept, last + 1);
                    step.Advance(row, head, next, head, steps);
                    rows.Keep(next, head, kept, last + 1);
                    row = next;
                    left -= steps;
                    last++;
                    steps = step.StepsAtOnce(head, stride == 0 ? left : 1);
                }

                // Of the row after the last step there is no gradient: any row stands for it.
                Items<T> to;
                rows.Take(starts, Min(s + 1, segments - 1), to, head);
                #pragma unroll 1
                for (int j = last; j >= 0; j--)
                {
                    if (stride != 0)
                        emittedCotangent.Slice((first + j) * stride, n).CopyTo(arriving, T(0));
                    rows.Take(kept, j, row, head);
                    // From all rows but the last as many steps were taken as can be.
                    if (j < last)
                        steps = step.StepsAtOnce(head, stride == 0 ? count : 1);
                    step.RunBack(row, head, to, arriving, cotangent, shared, steps);
                    to = row;
                }
            }
        }

    private:
        // Rows kept at once, in bytes, before every row of a long run is kept only in segments: a team's share of a multiprocessor's cache.
        static constexpr long long MostBytesKept = 64 * 1024;

        template <class T>
        SUBSETGEN_DEVICE static int SegmentLength(int count, int slot)
        {
            return static_cast<long long>(count) * slot * static_cast<int>(sizeof(T)) <= MostBytesKept
                ? Max(count, 1)
                : static_cast<int>(Ceiling(Sqrt(static_cast<double>(count))));
        }

        template <class T>
        SUBSETGEN_DEVICE static void Write(const Items<T>& row, const OutputRow<T>& output, int n)
        {
            #pragma unroll
            for (int i = 0; i < V::End(n); i += V::Count)
                V::StorePartial(V::Load(row, i), output, i);
        }
    };
}
