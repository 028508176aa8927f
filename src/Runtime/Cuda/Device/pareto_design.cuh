// Pareto order sampling (Rosen 1997): the k items with the smallest (u / (1 - u)) / (p / (1 - p)). Inclusion probabilities are p
// only nearly: off by up to about 0.02 / V^2, V = sum p (1 - p). Entropy close to the largest possible. O(n / team).
#pragma once

#include <subsetgen/exp.cuh>
#include <subsetgen/order_sampler.cuh>

namespace subsetgen
{
    template <class T>
    class ParetoDesign
    {
    public:
        // scratch: OrderSampler
        SUBSETGEN_DEVICE ParetoDesign(const OpenItems<T>& items, Workspace& workspace)
            : order(items, workspace, [](T p) { return p / (T(1) - p); })
        {
        }

        template <class Subset>
        SUBSETGEN_DEVICE void Draw(const DesignDraw& draw, Subset& subset) { order.Draw(draw, subset); }

    private:
        OrderSampler<T> order;
    };
}
