// Systematic sampling (Madow 1949): the items stand one behind another on a line, each as long as its probability, and those are
// taken that the points u, u + 1, u + 2, ... fall on. Inclusion probabilities are exact. Entropy is small: one uniform number
// decides all, at most n subsets can be drawn, and neighbours whose probabilities sum to less than 1 never are together. O(n), by
// one thread.
#pragma once

#include <subsetgen/design_draw.cuh>
#include <subsetgen/open_items.cuh>

namespace subsetgen
{
    template <class T>
    class SystematicDesign
    {
    public:
        // scratch: InDouble; n + 1 bytes, up to a multiple of 16
        SUBSETGEN_DEVICE SystematicDesign(const OpenItems<T>& items, Workspace& workspace)
            : items(items), inclusion(items.InDouble(workspace)), chosen(workspace.Rent<unsigned char>(items.Count))
        {
            double sum = 0;
            for (int i = V::Lane(); i < items.Count; i += V::Count)
                sum += inclusion[i];
            scale = items.K / V::Sum(sum);
        }

        template <class Subset>
        SUBSETGEN_DEVICE void Draw(const DesignDraw& draw, Subset& subset)
        {
            if (V::IsFirst())
                Choose(draw.At(0));
            items.Spread(chosen, subset);
        }

    private:
        SUBSETGEN_DEVICE void Choose(double first)
        {
            double reached = 0;
            int taken = 0;
            for (int i = 0; i < items.Count; i++)
            {
                reached += scale * inclusion[i];
                // Where rounding has put two points on one item, the items after it make up for it.
                const bool isTaken = taken < items.K && (reached > first + taken || items.Count - i <= items.K - taken);
                chosen[i] = isTaken ? 1 : 0;
                taken += isTaken ? 1 : 0;
            }
        }

        const OpenItems<T>& items;
        Span<double> inclusion;
        Span<unsigned char> chosen;
        double scale;
    };
}
