// The number of items taken by independent draws, as scans.
#pragma once

#include <subsetgen/scan_cells.cuh>

namespace subsetgen
{
    // A path back from k is a conditional Poisson draw.
    struct PoissonPaths : ScanDefaults<double>
    {
        // Probability that an item is taken, and that it is not.
        Span<double> Taken;
        Span<double> Left;

        static constexpr int CellSets = 1;

        SUBSETGEN_DEVICE void Inside(int item, Span<double> before, Span<double> after, int width, int) const
        {
            const double q = Left[item];
            const double p = Taken[item];
            double previous = V::Load(before, 0);
            for (int j = V::Count; j < V::Count + width; j += V::Count)
            {
                const double here = V::Load(before, j);
                V::Store(MulAdd(p, V::ShiftUp(here, previous), q * here), after, j);
                previous = here;
            }
        }

        SUBSETGEN_DEVICE bool Draw(int item, Span<double> before, int, int j, int&, double uniform) const
        {
            const double stay = Left[item] * before[j];
            const double advance = Taken[item] * before[j - 1];
            return stay == 0 || uniform * (stay + advance) < advance;
        }
    };

    // For each item how likely the others number k - 1 and how likely they number k: all positive terms, so the odds of the item
    // in a draw of k are known to the last digits wherever they lie.
    struct PoissonWeights : PoissonPaths
    {
        // Receive the probabilities that the others number k - 1, and k.
        Span<double> WithIt;
        Span<double> WithoutIt;

        SUBSETGEN_DEVICE void Outside(int item, Span<double> before, int, Span<double> adjoint, int width, int) const
        {
            const double q = Left[item];
            const double p = Taken[item];
            double with = 0;
            double without = 0;
            double b = V::Load(adjoint, V::Count);
            for (int j = V::Count; j < V::Count + width; j += V::Count)
            {
                const double a = V::Load(before, j);
                const double next = V::Load(adjoint, j + V::Count);
                const double after = V::ShiftDown(b, next);
                with = MulAdd(a, after, with);
                without = MulAdd(a, b, without);
                V::Store(MulAdd(p, after, q * b), adjoint, j);
                b = next;
            }

            WithIt.PutItem(item, V::Sum(with));
            WithoutIt.PutItem(item, V::Sum(without));
        }
    };
}
