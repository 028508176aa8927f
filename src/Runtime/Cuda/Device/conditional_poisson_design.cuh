// Conditional Poisson sampling with exact inclusion probabilities (Hajek 1964; Chen, Dempster and Liu 1994): independent draws
// given that they number k, with odds searched so that each item is included with probability p. Of all designs with these
// inclusion probabilities the one with the largest entropy. The search takes 4 to 20 steps (WorkingOdds), each 7 multiply-adds a
// cell, min(k + 1, about 20 sqrt V) cells an item, V = sum p (1 - p).
#pragma once

#include <subsetgen/open_items.cuh>
#include <subsetgen/path_sampler.cuh>
#include <subsetgen/working_odds.cuh>

namespace subsetgen
{
    template <class T>
    class ConditionalPoissonDesign
    {
    public:
        // scratch: InDouble, twice; n + 1 bytes, up to a multiple of 16; WorkingOdds and PathSampler of n + 1 items
        SUBSETGEN_DEVICE ConditionalPoissonDesign(const OpenItems<T>& items, Workspace& workspace)
            : items(items), taken(items.InDouble(workspace)), left(workspace.Rent<double>(items.Count)),
              chosen(workspace.Rent<unsigned char>(items.Count)), paths(Solved(workspace), taken, items.K, 0, workspace)
        {
        }

        template <class Subset>
        SUBSETGEN_DEVICE void Draw(const DesignDraw& draw, Subset& subset)
        {
            paths.Draw(draw, chosen);
            items.Spread(chosen, subset);
        }

    private:
        SUBSETGEN_DEVICE PoissonPaths Solved(const Workspace& workspace) const
        {
            // What the search takes is free again after it.
            Workspace search = workspace;
            WorkingOdds(items.Count, items.K, search).Solve(taken, left, sizeof(T) == sizeof(float) ? 1e-8 : 1e-12, search);
            return {{}, taken, left};
        }

        const OpenItems<T>& items;
        Span<double> taken;
        Span<double> left;
        Span<unsigned char> chosen;
        PathSampler<PoissonPaths> paths;
    };
}
