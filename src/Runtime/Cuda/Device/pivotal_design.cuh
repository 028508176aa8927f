// The sequential pivotal method (Deville and Tille 1998): items meet one after another in the order of the row, and the two that
// meet settle one of them at 0 or 1 and leave the rest of their probabilities to the other. Inclusion probabilities are exact.
// Draws are spread evenly over the row, so entropy is below the largest. O(n), by one thread.
#pragma once

#include <subsetgen/design_draw.cuh>
#include <subsetgen/open_items.cuh>

namespace subsetgen
{
    template <class T>
    class PivotalDesign
    {
    public:
        // scratch: InDouble, twice; n + 1 bytes, up to a multiple of 16
        SUBSETGEN_DEVICE PivotalDesign(const OpenItems<T>& items, Workspace& workspace)
            : items(items), inclusion(items.InDouble(workspace)), uniforms(workspace.Rent<double>(items.Count)),
              chosen(workspace.Rent<unsigned char>(items.Count))
        {
        }

        template <class Subset>
        SUBSETGEN_DEVICE void Draw(const DesignDraw& draw, Subset& subset)
        {
            chosen.Fill(0);
            draw.Fill(uniforms);
            if (V::IsFirst())
                Choose();
            items.Spread(chosen, subset);
        }

    private:
        SUBSETGEN_DEVICE void Choose()
        {
            int pivot = 0;
            int taken = 0;
            double a = inclusion[0];
            for (int i = 1; i < items.Count && taken < items.K; i++)
            {
                const double b = inclusion[i];
                if (a + b < 1)
                {
                    // One of the two is left out; the other carries both probabilities on.
                    pivot = uniforms[i] * (a + b) < a ? pivot : i;
                    a += b;
                    continue;
                }

                // One of the two is taken; the other carries on what is over.
                const bool takesPivot = uniforms[i] * (1 - a + (1 - b)) < 1 - b;
                chosen[takesPivot ? pivot : i] = 1;
                taken++;
                pivot = takesPivot ? i : pivot;
                a -= 1 - b;
            }

            // Whoever is left carries 0 or 1 but for rounding, and the count says which.
            if (taken < items.K)
                chosen[pivot] = 1;
        }

        const OpenItems<T>& items;
        Span<double> inclusion;
        Span<double> uniforms;
        Span<unsigned char> chosen;
    };
}
