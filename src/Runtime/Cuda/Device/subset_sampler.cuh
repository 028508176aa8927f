// Draws subsets by the law of independent items given that k of them are taken, without a table: the k items with the largest ranks
// odds * (1 - u) / u, refused with a probability that makes the law exact. Rows in memory; about 1.2 trials of O(n / team), in each what
// top_k.cuh takes and two passes more.
//
// With t the k-th largest rank and s_i = q_i t / (q_i t + p_i), a subset S is kept with probability A(t) / (sum over S of s_i), A(t) being the
// least that such a sum is over k items, up to a little.
#pragma once

#include <subsetgen/row.cuh>
#include <subsetgen/row_uniforms.cuh>
#include <subsetgen/sums.cuh>
#include <subsetgen/top_k.cuh>

namespace subsetgen
{
    template <class T>
    class SubsetSampler
    {
    public:
        // How likely each item is left and taken, of which k are expected.
        // scratch: Items<T>
        SUBSETGEN_DEVICE SubsetSampler(const Items<T>& left, const Items<T>& taken, int n, int k, Workspace& workspace)
            : left(left), taken(taken), n(n), k(k), ranks(workspace, n)
        {
            LaneSum<T> variance, byTaken, byLeft;
            for (int i = 0; i < n; i += V::Count)
            {
                const T p = taken.LoadPartial(i, T(0));
                const T q = left.LoadPartial(i, T(0));
                variance.Add(p * q);
                byTaken.AddProduct(p * q, p);
                byLeft.AddProduct(p * q, q);
            }
            Totals(variance, byTaken, byLeft);
            const bool isOpen = variance.Total() > T(0);
            threshold = isOpen ? byTaken.Total() / variance.Total() : T(0.5);
            thresholdLeft = isOpen ? byLeft.Total() / variance.Total() : T(0.5);
        }

        // A 1 or a 0 an item, from item `start` of the samples on; NaN where no k items can be taken.
        template <class Samples>
        SUBSETGEN_DEVICE void Draw(const DrawKey& key, int row, Samples& samples, int start)
        {
            for (int trial = 0; trial < UniformStream::MostTrials; trial++)
            {
                const UniformStream::Trial of(key, trial);
                RowUniforms<T>::Fill(ranks, n, of.Stream, of.Key, row, [](T u) { return u; });
                const T cut = Choose();
                if (!(cut > T(0)))
                    break;
                if (IsKept(cut, Uniforms::At<T>(of.Stream, of.Key, row, n)))
                {
                    for (int i = V::Lane(); i < n; i += V::Count)
                        samples.Set(start + i, ranks[i] > T(0) ? T(1) : T(0));
                    return;
                }
            }
            for (int i = V::Lane(); i < n; i += V::Count)
                samples.Set(start + i, NaN<T>());
        }

    private:
        // Uniforms become ranks, and those that are not chosen negative. The smallest that is; 0 where fewer than k can be.
        SUBSETGEN_DEVICE T Choose()
        {
            for (int i = V::Lane(); i < n; i += V::Count)
                ranks[i] = taken[i] * (T(1) - ranks[i]) / (left[i] * ranks[i]);
            T smallest = sizeof(T) == sizeof(float) ? T(0x1.fffffep127) : T(0x1.fffffffffffffp1023);
            int chosen = 0;
            TopKSelector::Choose<T>(
                n, k, [&](int i) { return V::Load(ranks, i) > T(0) ? V::Load(ranks, i) : -Infinity<T>(); }, -Infinity<T>(),
                [&](bool isChosen, int i)
                {
                    if (V::Index(i) >= n)
                        return;
                    const T rank = V::Load(ranks, i);
                    smallest = isChosen ? Min(rank, smallest) : smallest;
                    chosen += isChosen ? 1 : 0;
                    V::Store(isChosen ? rank : -rank, ranks, i);
                });
            smallest = V::MinOf(smallest);
            return V::Sum(chosen) == k ? smallest : T(0);
        }

        SUBSETGEN_DEVICE bool IsKept(T cut, T uniform) const
        {
            LaneSum<T> sum, least, above;
            for (int i = V::Lane(); i < n; i += V::Count)
            {
                const T odd = left[i] * cut;
                const T share = odd / (odd + taken[i]);
                const bool isAbove = threshold <= taken[i];
                sum.Add(ranks[i] > T(0) ? share : T(0));
                least.Add(isAbove ? share : T(0));
                above.Add(isAbove ? T(1) : T(0));
            }
            Totals(sum, least, above);
            const T odd = thresholdLeft * cut;
            return uniform * sum.Total() <= least.Total() + (T(k) - above.Total()) * (odd / (odd + threshold));
        }

        const Items<T>& left;
        const Items<T>& taken;
        int n;
        int k;
        Items<T> ranks;
        T threshold;
        T thresholdLeft;
    };
}
