// The odds of independent draws that, given k items are drawn, include each item with a probability that is asked for.
//
// With A and B the probabilities that the others number k - 1 and k, an item of odds w is included with odds w A / B, so log w =
// logit p - log (A / B) at the solution (Chen, Dempster and Liu 1994). Taken as a step that is Newton's with the covariance of
// the draw replaced by that of independent draws; it is too long where few items are open. With variances v (1 + 2 v / sum v), v
// = m (1 - m), in their place (after Deville and Tille 2005) it is right for two items and for many: errors fall by a factor of
// about 10 V a step, and of 4 in the worst rows known; a step that does not improve is halved. It works on logits, tilted so that
// the probabilities sum to k, which changes nothing and keeps every number in range.
#pragma once

#include <subsetgen/exp.cuh>
#include <subsetgen/log.cuh>
#include <subsetgen/poisson_scans.cuh>
#include <subsetgen/scans.cuh>

namespace subsetgen
{
    class WorkingOdds
    {
    public:
        // k is above 0 and below the number of items.
        // scratch: 4 * count * 8 bytes, each up to a multiple of 16
        SUBSETGEN_DEVICE WorkingOdds(int count, int k, Workspace& workspace)
            : count(count), k(k), target(workspace.Rent<double>(count)), logits(workspace.Rent<double>(count)),
              withIt(workspace.Rent<double>(count)), withoutIt(workspace.Rent<double>(count))
        {
        }

        // Searches the odds w. p holds the inclusion probabilities and receives w / (1 + w), q receives 1 / (1 + w). The
        // tolerance is how far from the solution a logit may be, as a share of its size.
        // scratch: InsideOutside of one set of cells in double precision, given back
        SUBSETGEN_DEVICE void Solve(Span<double> p, Span<double> q, double tolerance, const Workspace& workspace)
        {
            double variance = 0;
            for (int i = V::Lane(); i < count; i += V::Count)
            {
                variance += p[i] * (1 - p[i]);
                target[i] = Log(p[i] / (1 - p[i]));
            }
            variance = V::Sum(variance);
            TiltToSum(target, p, q);

            // What inclusion probabilities are to first order in 1 / V, turned round (Hajek 1964).
            for (int i = V::Lane(); i < count; i += V::Count)
                logits[i] = target[i] - p[i] / (variance + 0.5);

            double damping = 1;
            double before = Infinity<double>();
            for (int step = 1; step < MostSteps; step++)
            {
                TiltToSum(logits, p, q);
                // A copy hands out the same memory in every step.
                Workspace tables = workspace;
                PoissonWeights weights{{{}, p, q}, withIt, withoutIt};
                Scans::InsideOutside(weights, p, count, k, tables);
                const double error = Improve(p, q, damping);
                if (!(error > tolerance) || (error >= before && error < NearRounding))
                    break;
                damping = error < before ? damping : damping / 2;
                before = error;
            }

            TiltToSum(logits, p, q);
            V::Sync();
        }

    private:
        static constexpr int MostSteps = 100;
        static constexpr int MostTilts = 60;

        // A step as short as this that is longer than the one before is rounding.
        static constexpr double NearRounding = 1e-9;

        // One step; returns the largest relative change of a logit.
        SUBSETGEN_DEVICE double Improve(Span<double> p, Span<double> q, double damping) const
        {
            double total = 0;
            for (int i = V::Lane(); i < count; i += V::Count)
                total += Variance(p, q, i);
            const double share = 2 / Max(V::Sum(total), Least<double>());
            double largest = 0;
            for (int i = V::Lane(); i < count; i += V::Count)
            {
                const double ratio = Log(withIt[i] / withoutIt[i]);
                const double logit = logits[i];
                const double step = (target[i] - ratio - logit) / MulAdd(share, Variance(p, q, i), 1.0);
                largest = Max(largest, Abs(step) / (1 + Abs(logit)));
                logits[i] = MulAdd(damping, step, logit);
            }
            return V::MaxOf(largest);
        }

        // v = m (1 - m) = x / (1 + x)^2, x the odds with which an item is included.
        SUBSETGEN_DEVICE double Variance(Span<double> p, Span<double> q, int i) const
        {
            const double with = p[i] * withIt[i];
            const double without = q[i] * withoutIt[i];
            const double both = with + without;
            return with / both * (without / both);
        }

        // Shifts the logits so that their probabilities sum to k, to far less than an item.
        SUBSETGEN_DEVICE void TiltToSum(Span<double> row, Span<double> p, Span<double> q) const
        {
            double shift = 0;
            for (int tilt = 0; tilt < MostTilts; tilt++)
            {
                double sum = 0;
                double slope = 0;
                for (int i = V::Lane(); i < count; i += V::Count)
                {
                    const double logit = row[i] + shift;
                    row[i] = logit;
                    p[i] = Logistic(logit);
                    q[i] = Logistic(-logit);
                    sum += p[i];
                    slope = MulAdd(p[i], q[i], slope);
                }

                // Newton's step, which may overshoot where all are close to 0 or to 1.
                shift = Clamp((k - V::Sum(sum)) / V::Sum(slope), -4.0, 4.0);
                if (!(Abs(shift) > 1e-12))
                    return;
            }
        }

        int count;
        int k;
        Span<double> target;
        Span<double> logits;
        Span<double> withIt;
        Span<double> withoutIt;
    };
}
