// Where the tilt of a chain must lie. Given its neighbours an item has log odds u_i + c plus the couplings of those that are in;
// so with the smallest and the largest such sum for all items the count is bounded by independent items. Rows in memory. O(n /
// team).
#pragma once

#include <subsetgen/log.cuh>
#include <subsetgen/memory.cuh>
#include <subsetgen/root_finder.cuh>

namespace subsetgen
{
    class ChainBracket
    {
    public:
        // The search for the tilt, at a guess that takes couplings for their mean.
        // scratch: none
        template <class T>
        SUBSETGEN_DEVICE static RootFinder<double> Search(Span<T> u, Span<T> v, int n, double k)
        {
            double smallest = Infinity<double>();
            double largest = -Infinity<double>();
            double sum = 0;
            double squares = 0;
            double weakest = 0;
            double strongest = 0;
            double pairSum = 0;
            int open = 0;
            int certain = 0;
            int forbidden = 0;
            for (int item = V::Lane(); item < n; item += V::Count)
            {
                const double unary = u[item];
                const double pair = item == 0 ? 0 : v[item];
                forbidden += IsNegativeInfinity(pair) ? 1 : 0;
                certain += IsPositiveInfinity(unary) ? 1 : 0;
                if (IsFinite(pair))
                {
                    weakest = Min(weakest, pair);
                    strongest = Max(strongest, pair);
                    pairSum += pair;
                }
                if (!IsFinite(unary))
                    continue;
                open++;
                smallest = Min(smallest, unary);
                largest = Max(largest, unary);
                sum += unary;
                squares += unary * unary;
            }

            open = V::Sum(open);
            if (open == 0)
                return {0, 0, true};
            certain = V::Sum(certain);
            forbidden = V::Sum(forbidden);
            smallest = V::MinOf(smallest);
            largest = V::MaxOf(largest);
            weakest = V::MinOf(weakest);
            strongest = V::MaxOf(strongest);
            sum = V::Sum(sum);
            squares = V::Sum(squares);
            pairSum = V::Sum(pairSum);

            const double share = Clamp((k - certain) / open, 0.0, 1.0);
            const double quantile = Clamp(Log(share / (1 - share)), -AllButCertain, AllButCertain);
            // With forbidden pairs an expected count may only be approached, as the tilt grows.
            const double beyond = forbidden > 0 ? AllButCertain + 4 * Log(static_cast<double>(n)) : 0;
            RootFinder<double> root(quantile - largest - 2 * strongest, quantile - smallest - 2 * weakest + beyond, true);
            const double mean = sum / open;
            const double shifted = mean + 2 * share * pairSum / n;
            root.StartNear(quantile, shifted, Max(0.0, squares / open - mean * mean) + shifted * shifted);
            return root;
        }

    private:
        // Log odds of a probability that differs from 0 and 1 in no digit.
        static constexpr double AllButCertain = 45;
    };
}
