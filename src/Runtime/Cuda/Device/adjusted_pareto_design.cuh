// Pareto order sampling with odds corrected so that inclusion probabilities come closer to p: ranks are multiplied with e^x,
// x = p (1 - p) (p - 1/2) / V^2, V = sum p (1 - p) (Bondesson, Traat and Lundqvist 2006). O(n / team).
//
// The correction is the first term of a series in 1 / V, so x is damped to x / (1 + 0.8 |x|): that changes nothing where V is
// large, and keeps rows with one place and one clear winner right, where x would grow without bound. What is left is about a
// fifth of the plain design's error.
#pragma once

#include <subsetgen/exp.cuh>
#include <subsetgen/order_sampler.cuh>

namespace subsetgen
{
    template <class T>
    class AdjustedParetoDesign
    {
    public:
        // scratch: OrderSampler
        SUBSETGEN_DEVICE AdjustedParetoDesign(const OpenItems<T>& items, Workspace& workspace)
            : order(items, workspace, Odds{T(1 / items.Variance())})
        {
        }

        template <class Subset>
        SUBSETGEN_DEVICE void Draw(const DesignDraw& draw, Subset& subset) { order.Draw(draw, subset); }

    private:
        struct Odds
        {
            T Share;

            SUBSETGEN_DEVICE T operator()(T p) const
            {
                constexpr T Damping = T(0.8);
                // Far more than damping tells apart, and finite after it.
                constexpr T Most = T(1e6);
                T x = p * (T(1) - p) * Share * ((p - T(0.5)) * Share);
                x = Max(Min(x, Most), -Most);
                return p / (T(1) - p) * Exp(-x / (T(1) + Damping * Abs(x)));
            }
        };

        OrderSampler<T> order;
    };
}
