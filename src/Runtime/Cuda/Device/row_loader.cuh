// Reads a row once: masks, perturbs, and finds its largest and smallest item.
#pragma once

#include <subsetgen/row.cuh>
#include <subsetgen/row_extremes.cuh>
#include <subsetgen/row_limits.cuh>
#include <subsetgen/row_noise.cuh>

namespace subsetgen
{
    // What is to be done with a row.
    enum class RowKind
    {
        Ordinary, // the kernel computes it
        Settled, // nothing is open: there are no more items than places, or every place is taken by a certain item
        Invalid, // a logit is NaN
    };

    template <class T>
    struct LoadedRow
    {
        SUBSETGEN_DEVICE explicit LoadedRow(Workspace& workspace) : Row(workspace) {}

        // The row as a kernel sees it; only of ordinary ones.
        subsetgen::Row<T> Row;

        RowKind Kind = RowKind::Ordinary;

        // Items with a logit of plus infinity that take a place of their own.
        int Certain = 0;

        // Whether more items are certain than there are places: they share them, and no gradient flows.
        bool IsShared = false;

        // Which items had a logit of plus infinity, where any had.
        Marks AtInfinity;

        // Which items of a settled row are chosen. scratch: Marks
        SUBSETGEN_DEVICE Marks Chosen() const
        {
            Marks chosen;
            chosen.Rent(Row.Workspace, Row.Length);
            const bool isOpenChosen = Row.K != T(0);
            #pragma unroll
            for (int i = 0; i < V::End(Row.Length); i += V::Count)
                chosen.Set(AtInfinity(i) || (isOpenChosen && V::Load(Row.Logits, i) > -Infinity<T>()), i);
            return chosen;
        }
    };

    template <class Kernel, class Noise>
    class RowLoader
    {
    public:
        using T = typename Kernel::T;

        // scratch: where rows are in memory, Items<T> for the logits and for each further input, and Marks where an item is certain
        SUBSETGEN_DEVICE static void Load(const LayerArguments& arguments, long long index, LoadedRow<T>& loaded)
        {
            auto& row = loaded.Row;
            const int n = arguments.N;
            const double k = arguments.RowK == nullptr ? arguments.K : static_cast<double>(FromStored(arguments.RowK[index]));
            row.Length = n;
            row.Temperature = static_cast<T>(arguments.Temperature);
            row.StepStride = arguments.Steps != 0 ? n : 0;
            row.Index = static_cast<int>(index);
            row.Key = {arguments.Seed, arguments.Call};
            row.Lambda = static_cast<T>(arguments.Lambda);
            row.Samples = arguments.Samples;

            auto extremes = Perturbed(arguments, index, k, row);
            bool isInvalid = Further<Kernel::SecondInput>(arguments.Second, index, row, row.Second);
            isInvalid |= Further<Kernel::ThirdInput>(arguments.Third, index, row, row.Third);
            isInvalid |= Further<Kernel::FourthInput>(arguments.Fourth, index, row, row.Fourth);
            if (isInvalid)
                extremes.Allowed = extremes.Invalid;
            extremes = extremes.OfTeam();
            if (extremes.Allowed == extremes.Invalid)
            {
                loaded.Kind = RowKind::Invalid;
                return;
            }

            if (k == 0)
            {
                // Without places no item takes part.
                row.Logits.Fill(-Infinity<T>());
                extremes = extremes.Start();
            }
            Take(extremes, k, row);
            if (IsPositiveInfinity(row.LargestLogit))
                SetApart(loaded, k);
            loaded.Kind = row.IsSettled ? RowKind::Settled : RowKind::Ordinary;
        }

    private:
        // Where k is NaN the subset has the size it has, and only a row without items is settled.
        SUBSETGEN_DEVICE static bool IsSettled(int allowed, double k) { return allowed == 0 || allowed <= k; }

        SUBSETGEN_DEVICE static void Take(const RowExtremes<T>& extremes, double k, Row<T>& row)
        {
            row.LargestLogit = extremes.Largest;
            row.SmallestLogit = extremes.Smallest;
            row.Allowed = extremes.Allowed;
            row.K = static_cast<T>(k);
            row.IsSettled = IsSettled(extremes.Allowed, k);
        }

        // The logits with their noise, and what this thread has seen of them.
        SUBSETGEN_DEVICE static RowExtremes<T> Perturbed(const LayerArguments& arguments, long long index, double k, Row<T>& row)
        {
            const int n = row.Length;
            const InputRow<T> logits(arguments.Logits + index * n, n);
            const RowLimits limits(arguments, index);
            row.Logits = Items<T>(row.Workspace, n);
            if constexpr (!Noise::IsNone)
                RowNoise<Noise>::Fill(row.Logits, n, row.Key, row.Index, k);
            auto extremes = RowExtremes<T>::Start();
            bool isInvalid = false;
            #pragma unroll
            for (int i = 0; i < V::End(n); i += V::Count)
            {
                T x = V::LoadPartial(logits, i, T(0));
                if (!limits.Allows(i))
                    x = -Infinity<T>();
                if constexpr (!Noise::IsNone)
                    x = x + V::Load(row.Logits, i);
                V::Store(x, row.Logits, i);
                isInvalid |= IsNaN(x);
                extremes.Add(x);
            }
            if (isInvalid)
                extremes.Allowed = extremes.Invalid;
            return extremes;
        }

        // A further input, so that it adds nothing beyond its end. Whether this thread has found a NaN, or a pair that must be chosen: of that there
        // is no law, for it would take a place, or two, or none.
        template <RowExtent Extent>
        SUBSETGEN_DEVICE static bool Further(const Stored* input, long long index, const Row<T>& row, Items<T>& further)
        {
            if constexpr (Extent == RowExtent::None)
                return false;
            const int length = LengthOf(Extent, row.Length);
            const InputRow<T> values(input + index * length, length);
            further = Items<T>(row.Workspace, row.Length);
            bool isInvalid = false;
            #pragma unroll
            for (int i = 0; i < V::End(row.Length); i += V::Count)
            {
                const T value = V::LoadPartial(values, i, Extent == RowExtent::Items ? -Infinity<T>() : T(0));
                V::Store(value, further, i);
                isInvalid |= IsNaN(value) || (Extent == RowExtent::Pairs && IsPositiveInfinity(value));
            }
            return isInvalid;
        }

        // Items at plus infinity take a place each and leave the row; the others compete for what is left. Where there are more of them than places,
        // they alone compete, on equal terms.
        SUBSETGEN_DEVICE static void SetApart(LoadedRow<T>& loaded, double k)
        {
            auto& row = loaded.Row;
            int certain = 0;
            auto open = RowExtremes<T>::Start();
            #pragma unroll
            for (int i = 0; i < V::End(row.Length); i += V::Count)
            {
                const T x = V::Load(row.Logits, i);
                if (IsPositiveInfinity(x))
                    certain++;
                else
                    open.Add(x);
            }
            certain = V::Sum(certain);
            open = open.OfTeam();
            if (Kernel::KeepsCertain && !(certain >= k))
            {
                row.LargestLogit = open.Largest;
                return;
            }

            const bool isShared = certain > k;
            loaded.Certain = isShared ? 0 : certain;
            loaded.IsShared = isShared;
            loaded.AtInfinity.Rent(row.Workspace, row.Length);
            #pragma unroll
            for (int i = 0; i < V::End(row.Length); i += V::Count)
            {
                const T x = V::Load(row.Logits, i);
                const bool isCertain = IsPositiveInfinity(x);
                loaded.AtInfinity.Set(isCertain, i);
                V::Store(isCertain == isShared ? (isShared ? T(0) : x) : -Infinity<T>(), row.Logits, i);
            }
            if (isShared)
                open = {T(0), T(0), certain};
            const double left = isShared ? k : k - certain;
            Take(open, left, row);
            row.IsSettled = row.IsSettled || left == 0;
        }
    };
}
