// What a hard subset is on neighbours. Rows in memory.
#pragma once

#include <subsetgen/memory.cuh>

namespace subsetgen
{
    struct SubsetPairs
    {
        // z_i z_(i + 1), for one sample of n items after another: n - 1 numbers for each.
        // scratch: none
        template <class Samples, class Pairs>
        SUBSETGEN_DEVICE static void Write(const Samples& samples, int n, const Pairs& pairs)
        {
            V::Sync();
            for (int i = V::Lane(); i < pairs.Length; i += V::Count)
            {
                // Samples are an item longer than their pairs.
                const int item = i + i / (n - 1);
                pairs.Set(i, samples.Get(item) * samples.Get(item + 1));
            }
            V::Sync();
        }
    };
}
