// Turns the potentials of a chain into transition probabilities. With all logits shifted so that the chain expects as many items
// as are to be chosen, the share of paths with exactly that count is the largest that a shift can make it, and sums over such
// paths stay of natural size in plain numbers. Recurrences over the items, which every lane computes. Rows in memory. O(n).
#pragma once

#include <subsetgen/chain_bracket.cuh>
#include <subsetgen/chain_moments.cuh>

namespace subsetgen
{
    class TiltedChain
    {
    public:
        // The c with which p(z) ~ exp(sum (u_i + c) z_i + sum v_i z_(i-1) z_i) expects about k items, the certain ones among
        // them. NaN where a number is. Of u minus infinity excludes an item, plus infinity makes it certain; of v the first is
        // unused, and minus infinity forbids the pair.
        // scratch: none
        template <class T>
        SUBSETGEN_DEVICE static T Tilt(Span<T> u, Span<T> v, int n, T k)
        {
            const double wanted = k;
            V::Sync();
            RootFinder<double> root = ChainBracket::Search(u, v, n, wanted);
            while (true)
            {
                ChainMoments moments;
                for (int item = n - 1; item >= 0; item--)
                    moments.Add(static_cast<double>(u[item]) + root.Point, v[item]);
                const ChainMoments::Moments count = moments.Count();
                const double missing = count.Mean - wanted;
                // Where hardly anything is left to chance, one path with the count is nearly all there is.
                const bool isEnough = missing * missing <= Enough * Enough * (count.Variance + Enough);
                if (isEnough || !root.Advance(missing, count.Variance, count.Third))
                {
                    V::Sync();
                    return static_cast<T>(root.Point + 0 * count.Mean);
                }
            }
        }

        // The log odds of each item being in behind one that is out, finite or minus infinity; behind one that is in they are v_i
        // more. What is computed from them does not depend on the tilt c.
        // scratch: none
        template <class T>
        SUBSETGEN_DEVICE static void LogOdds(Span<T> u, Span<T> v, T c, int n, Span<T> logOdds)
        {
            // Beyond this an item is certain in either precision; a finite number can be added to a pair that is forbidden.
            constexpr double Certain = 1e30;
            ChainMoments chain;
            V::Sync();
            for (int item = n - 1; item >= 0; item--)
            {
                const double odds = chain.LogOdds(static_cast<double>(u[item]) + static_cast<double>(c), v[item]);
                logOdds.PutItem(item, static_cast<T>(Min(Certain, odds)));
            }
            V::Sync();
        }

        // How likely each item of a Markov chain is in, from how likely it is behind an item that is out and behind one that is
        // in.
        // scratch: none
        template <class T>
        SUBSETGEN_DEVICE static void Marginals(Span<T> inBehindOut, Span<T> inBehindIn, int n, Span<T> marginals)
        {
            T before = T(0);
            V::Sync();
            for (int item = 0; item < n; item++)
            {
                before = (T(1) - before) * inBehindOut[item] + before * inBehindIn[item];
                marginals.PutItem(item, before);
            }
            V::Sync();
        }

    private:
        // Standard deviations that the expected count may be off: the share of paths then is within 1 % of the largest, and
        // nothing that is computed from it changes.
        static constexpr double Enough = 0.1;
    };
}
