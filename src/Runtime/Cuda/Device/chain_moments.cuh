// A chain p(z) ~ exp(sum (u_i + c) z_i + sum v_i z_(i-1) z_i) walked from its end: the ratio of what may follow an item that is
// in to what may follow one that is out, and mean, variance and third central moment of the count that follows either. In
// logarithms and double precision throughout: an item costs two exponentials and a logarithm, and no coupling or spread over- or
// underflows. Every lane does the same.
#pragma once

#include <subsetgen/exp.cuh>
#include <subsetgen/log.cuh>

namespace subsetgen
{
    class ChainMoments
    {
    public:
        struct Moments
        {
            double Mean = 0;
            double Variance = 0;
            double Third = 0;
        };

        // Of the count, once the first item has been taken in: an item before it would be out.
        SUBSETGEN_DEVICE const Moments& Count() const { return behindOut; }

        // The log odds of the item being in behind one that is out; behind one that is in they are `pair` more. Then the item
        // stands as the one before. Unary is u_i + c: minus infinity excludes the item, plus infinity makes it certain. Pair is
        // v_i; minus infinity forbids the pair.
        SUBSETGEN_DEVICE double LogOdds(double unary, double pair)
        {
            const double logOdds = unary + next;
            next = LogRatio(logOdds, pair).Log;
            return logOdds;
        }

        // Takes in one item more.
        SUBSETGEN_DEVICE void Add(double unary, double pair)
        {
            const Ratio ratio = LogRatio(unary + next, pair);
            next = ratio.Log;
            const Moments out = Mixed(ratio.AtA);
            const Moments in = Mixed(ratio.AtSum);
            behindOut = out;
            behindIn = in;
        }

    private:
        struct Ratio
        {
            double Log;
            double AtA;
            double AtSum;
        };

        // The moments where the item is in with some probability.
        SUBSETGEN_DEVICE Moments Mixed(double p) const
        {
            const double apart = 1 + behindIn.Mean - behindOut.Mean;
            const double spread = p * (1 - p) * apart;
            Moments mixed;
            mixed.Mean = behindOut.Mean + p * apart;
            mixed.Variance = behindOut.Variance + p * (behindIn.Variance - behindOut.Variance) + spread * apart;
            mixed.Third = behindOut.Third + p * (behindIn.Third - behindOut.Third)
                + spread * (3 * (behindIn.Variance - behindOut.Variance) + (1 - 2 * p) * apart * apart);
            return mixed;
        }

        // log((1 + e^(a + v)) / (1 + e^a)), with the probabilities that have a and a + v as log odds.
        SUBSETGEN_DEVICE static Ratio LogRatio(double a, double v)
        {
            // Certain: the item before decides nothing but whether the pair counts.
            if (IsPositiveInfinity(a))
                return {v, 1, 1};
            const double sum = a + v;
            const double tailA = Exp(-Abs(a));
            const double tailSum = Exp(-Abs(sum));
            return {
                Max(sum, 0.0) - Max(a, 0.0) + Log((1 + tailSum) / (1 + tailA)),
                (a < 0 ? tailA : 1) / (1 + tailA),
                (sum < 0 ? tailSum : 1) / (1 + tailSum)};
        }

        double next = 0;
        Moments behindOut;
        Moments behindIn;
    };
}
