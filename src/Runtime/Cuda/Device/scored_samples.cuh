// The score-function estimate of several samples of one row, but for the mean, which drops out.
#pragma once

#include <subsetgen/memory.cuh>

namespace subsetgen
{
    struct ScoredSamples
    {
        // sum_s a_s z_s with a_s = (L_s - mean of the other losses) / S = (L_s - mean of all) / (S - 1). The a_s sum to 0, so
        // that what all samples have in common, their mean too, needs no taking away. At least two samples, of n items.
        // scratch: none
        template <class T>
        SUBSETGEN_DEVICE static void Sum(const InputRow<T>& samples, const InputRow<T>& losses, int n, Items<T>& result)
        {
            // Taken from the first: what all losses have in common then leaves no rounding error behind.
            const int count = losses.Length;
            const double first = losses[0];
            double mean = 0;
            for (int s = 0; s < count; s++)
                mean += (static_cast<double>(losses[s]) - first) / count;

            result.Fill(T(0));
            for (int s = 0; s < count; s++)
            {
                const T weight = static_cast<T>((static_cast<double>(losses[s]) - first - mean) / (count - 1));
                #pragma unroll
                for (int i = 0; i < V::End(n); i += V::Count)
                {
                    const int item = V::Index(i);
                    if (item < n)
                        V::Store(samples[s * n + item] * weight + V::Load(result, i), result, i);
                }
            }
        }
    };
}
