// Which cells of a scan matter at which item. The count after i items has mean p_1 + ... + p_i and at most the variance of the
// whole, V; cells more than 10 standard deviations and 12 off hold less than e^-50 of the path weight, below the last digit of
// either precision. Leaving them out saves the work, and keeps denormal numbers out of what remains.
//
// Probabilities are added up as whole multiples of 2^-32: in any order the same bits, so a band depends on no team, and its first
// cell never falls. O(n / team).
#pragma once

#include <subsetgen/memory.cuh>

namespace subsetgen
{
    class ScanBand
    {
    public:
        // Number of cells in the band, a multiple of V::Count.
        int Width;

        // The probabilities say how likely each item advances the count, independently of others; empty where that is not so, for
        // all cells. Bands begin and end on whole vectors: a cell always is the same thread's.
        // scratch: (n + 1) * 4 bytes, up to a multiple of 16
        template <class T>
        SUBSETGEN_DEVICE ScanBand(Span<T> probabilities, int n, int k, Workspace& workspace) : Width(AllCells(k))
        {
            const int all = Width;
            // No bound is known, or the narrowest band there is holds all cells.
            if (probabilities.IsEmpty() || all <= RoundUp(2 * Margin + V::Count))
                return;

            long long variance = 0;
            for (int item = V::Lane(); item < n; item += V::Count)
            {
                const double p = probabilities[item];
                variance += Fixed(p * (1 - p));
            }
            const double deviation = Sqrt(static_cast<double>(V::Sum(variance)) / One);
            const int reach = static_cast<int>(Ceiling(10 * deviation)) + Margin;
            Width = Min(all, RoundUp(2 * reach + V::Count));
            if (Width < all)
                Place(probabilities, n, reach, all - Width, workspace);
        }

        // The first cell of the band after so many items.
        SUBSETGEN_DEVICE int First(int items) const { return first.IsEmpty() ? 0 : first[items]; }

        // Cells from 0 to k, in whole vectors.
        SUBSETGEN_DEVICE static constexpr int AllCells(int k) { return RoundUp(k + 1); }

    private:
        static constexpr int Margin = 12;
        static constexpr double One = 4294967296.0;

        // NaN counts as 0.
        SUBSETGEN_DEVICE static long long Fixed(double p) { return p > 0 ? static_cast<long long>(Min(p, 1.0) * One) : 0; }

        SUBSETGEN_DEVICE static constexpr int RoundUp(int value) { return (value + V::Count - 1) / V::Count * V::Count; }

        // A band never moves by more than a vector at once, for no item adds more than 1 to the mean: the padding of the row
        // before covers what the band newly reads.
        template <class T>
        SUBSETGEN_DEVICE void Place(Span<T> probabilities, int n, int reach, int last, Workspace& workspace)
        {
            first = workspace.Rent<int>(n + 1);
            first.PutItem(0, 0);
            long long before = 0;
            for (int i = 0; i < n; i += V::Count)
            {
                const int item = i + V::Lane();
                const long long p = item < n ? Fixed(probabilities[item]) : 0;
                const long long mean = before + V::Prefix(p, [](long long x, long long y) { return x + y; });
                const int wanted = Max(0, static_cast<int>(mean >> 32) - reach) / V::Count * V::Count;
                if (item < n)
                    first[item + 1] = Min(wanted, last);
                before = V::Broadcast(mean, V::Count - 1);
            }
            V::Sync();
        }

        Span<int> first;
    };
}
