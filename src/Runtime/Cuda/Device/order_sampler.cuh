// Takes the k items with the largest odds * (1 - u) / u, u uniform: order sampling with logistic ranking variables, without a
// logarithm. Single precision draws have 2^23 values, so that equal ranks, which go to the lower index, are as rare.
#pragma once

#include <subsetgen/design_draw.cuh>
#include <subsetgen/open_items.cuh>
#include <subsetgen/top_k.cuh>

namespace subsetgen
{
    template <class T>
    class OrderSampler
    {
    public:
        // The odds by which items compete, from their probabilities; only their ratios matter.
        // scratch: where rows are in memory, two Items<T>
        template <class OddsOf>
        SUBSETGEN_DEVICE OrderSampler(const OpenItems<T>& items, Workspace& workspace, OddsOf oddsOf)
            : items(items), odds(workspace, items.Length()), ranks(workspace, items.Length())
        {
            #pragma unroll
            for (int i = 0; i < V::End(items.Length()); i += V::Count)
                V::Store(oddsOf(items.Inclusion(i)), odds, i);
            phantomOdds = items.HasPhantom() ? oddsOf(items.Phantom) : T(0);
        }

        template <class Subset>
        SUBSETGEN_DEVICE void Draw(const DesignDraw& draw, Subset& subset)
        {
            #pragma unroll
            for (int i = 0; i < V::End(items.Length()); i += V::Count)
                V::Store(items.IsOpen(i) ? Rank(V::Load(odds, i), draw, items.NumberOf(i)) : -Infinity<T>(), ranks, i);
            const T phantom = items.HasPhantom() ? Rank(phantomOdds, draw, items.Count - 1) : -Infinity<T>();
            TopKSelector::Choose<T>(
                items.Length(), items.K, [&](int i) { return V::Load(ranks, i); }, phantom,
                [&](bool isChosen, int i) { items.Write(isChosen, i, subset); });
        }

    private:
        SUBSETGEN_DEVICE static T Rank(T odds, const DesignDraw& draw, int number)
        {
            const T u = draw.At<T>(number);
            return odds * ((T(1) - u) / u);
        }

        const OpenItems<T>& items;
        Items<T> odds;
        Items<T> ranks;
        T phantomOdds;
    };
}
