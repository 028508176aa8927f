// Brewer's method (Brewer 1975; Tille 2006, algorithm 6.10): k draws one after another, each from the items that are left, with
// chances that make inclusion probabilities exact. Entropy close to the largest. O(n k / team).
//
// With m draws to go the chance of an item is proportional to p (r - p) / (r - m p), where r = k less the probabilities drawn.
// Written with 1 - p and the excess r - m, which only grows, nothing cancels and no divisor vanishes.
#pragma once

#include <subsetgen/design_draw.cuh>
#include <subsetgen/open_items.cuh>

namespace subsetgen
{
    template <class T>
    class BrewerDesign
    {
    public:
        // scratch: InDouble, three times; n + 1 bytes, up to a multiple of 16
        SUBSETGEN_DEVICE BrewerDesign(const OpenItems<T>& items, Workspace& workspace)
            : items(items), inclusion(items.InDouble(workspace)), left(workspace.Rent<double>(items.Count)),
              sums(workspace.Rent<double>(items.Count)), chosen(workspace.Rent<unsigned char>(items.Count))
        {
        }

        template <class Subset>
        SUBSETGEN_DEVICE void Draw(const DesignDraw& draw, Subset& subset)
        {
            chosen.Fill(0);
            for (int i = V::Lane(); i < items.Count; i += V::Count)
                left[i] = inclusion[i];
            double excess = 0;
            for (int m = items.K; m > 0; m--)
            {
                const double total = AddUp(excess, m);
                const int drawn = Find(draw.At(items.K - m) * total);
                chosen.PutItem(drawn, 1);
                V::Sync();
                excess += 1 - left[drawn];
                V::Sync();
                left.PutItem(drawn, 0);
                V::Sync();
            }
            items.Spread(chosen, subset);
        }

    private:
        // The sums of the items' chances up to each, but for a factor; returns that of all.
        SUBSETGEN_DEVICE double AddUp(double excess, int m)
        {
            double before = 0;
            for (int i = 0; i < items.Count; i += V::Count)
            {
                const int item = i + V::Lane();
                double chance = 0;
                if (item < items.Count)
                {
                    const double p = left[item];
                    const double q = 1 - p;
                    chance = p * (excess + (m - 1) + q) / MulAdd(static_cast<double>(m), q, excess);
                }
                const double sum = before + V::Prefix(chance, [](double x, double y) { return x + y; });
                if (item < items.Count)
                    sums[item] = sum;
                before = V::Broadcast(sum, V::Count - 1);
            }
            return before;
        }

        // The item at which the chances add up to more than a point; the last with a chance, where rounding has it beyond.
        SUBSETGEN_DEVICE int Find(double point) const
        {
            int first = items.Count;
            int last = 0;
            for (int item = V::Lane(); item < items.Count; item += V::Count)
            {
                if (!(left[item] > 0))
                    continue;
                last = item;
                first = sums[item] > point ? Min(first, item) : first;
            }
            first = V::MinOf(first);
            last = V::MaxOf(last);
            return first < items.Count ? first : last;
        }

        const OpenItems<T>& items;
        Span<double> inclusion;
        Span<double> left;
        Span<double> sums;
        Span<unsigned char> chosen;
    };
}
