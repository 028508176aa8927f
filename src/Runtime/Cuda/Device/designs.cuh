// Draws subsets of a row by a design: k of m items so that each is in the draw with a probability given for it (in survey
// sampling: a pi-ps design). A design sees open items alone, with probabilities strictly inside (0, 1) and a whole k. Their sum
// is k only to the rounding of T; every draw has exactly k items all the same. It is a class of T with
//
//   Design(const OpenItems<T>& items, Workspace& workspace);    // computes what all draws of a row share
//   void Draw(const DesignDraw& draw, Subset& subset);          // draws once, and writes a 1 or a 0 an item of the row
#pragma once

#include <subsetgen/adjusted_pareto_design.cuh>
#include <subsetgen/brewer_design.cuh>
#include <subsetgen/pareto_design.cuh>
#include <subsetgen/pivotal_design.cuh>
#include <subsetgen/row.cuh>
#include <subsetgen/systematic_design.cuh>

// They run scans.
#if SUBSETGEN_TEAM <= 32
#include <subsetgen/conditional_poisson_design.cuh>
#include <subsetgen/sampford_design.cuh>
#endif

namespace subsetgen
{
    class Designs
    {
    public:
        // Draws the samples of a row, one after another. k is what the inclusion probabilities sum to, whole or not, as far as
        // their rounding allows.
        // scratch: OpenItems; the design
        template <class Design, class T, class Subsets>
        SUBSETGEN_DEVICE static void Draw(const Items<T>& inclusion, T k, const Row<T>& row, Subsets& subsets)
        {
            const int n = row.Length;
            const OpenItems<T> items(inclusion, n, k, row.Workspace);
            if (!items.AreAny())
            {
                for (int sample = 0; sample < row.Samples; sample++)
                {
                    auto&& subset = SampleOf(subsets, sample, n);
                    items.Settle(subset);
                }
                return;
            }

            Design design(items, row.Workspace);
            #pragma unroll 1
            for (int sample = 0; sample < row.Samples; sample++)
            {
                auto&& subset = SampleOf(subsets, sample, n);
                design.Draw({row.Key, row.DrawIndex(sample)}, subset);
            }
        }

    private:
        template <class T>
        SUBSETGEN_DEVICE static OutputRow<T> SampleOf(const OutputRow<T>& samples, int sample, int n)
        {
            return samples.Slice(sample * n, n);
        }

#if SUBSETGEN_ITEMS > 0
        // A row in between holds one sample.
        template <class T>
        SUBSETGEN_DEVICE static Items<T>& SampleOf(Items<T>& samples, int, int) { return samples; }
#else
        template <class T>
        SUBSETGEN_DEVICE static Span<T> SampleOf(Span<T>& samples, int sample, int n) { return samples.Slice(sample * n, n); }
#endif
    };
}
