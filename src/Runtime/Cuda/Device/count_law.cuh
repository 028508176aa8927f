// Draws by the law of independent items given their count: from a table where rows are short, else without one.
#pragma once

#include <subsetgen/scans.cuh>
#include <subsetgen/subset_sampler.cuh>

namespace subsetgen
{
    struct CountLaw
    {
        // The samples are written one after another: 1 where an item is in the subset, else 0; NaN where no k items can be taken. The scan is the
        // same law item by item.
        // scratch: Scans::Sample, SubsetSampler
        template <class Scan, class T, class Samples>
        SUBSETGEN_DEVICE static void Sample(
            Scan& scan, const Items<T>& left, const Items<T>& taken, int k, const Row<T>& row, Samples& samples)
        {
            if (row.Length <= LongestOfTable)
            {
                Scans::Sample(scan, taken, k, row, samples);
                return;
            }
            V::Sync();
            SubsetSampler<T> sampler(left, taken, row.Length, k, row.Workspace);
            for (int sample = 0; sample < row.Samples; sample++)
                sampler.Draw(row.Key, row.DrawIndex(sample), samples, sample * row.Length);
            V::Sync();
        }

    private:
        // As on the processor, where longer rows are not packed.
        static constexpr int LongestOfTable = 64;
    };
}
