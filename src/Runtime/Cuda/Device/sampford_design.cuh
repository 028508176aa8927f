// Sampford's design (Sampford 1967): probability proportional to prod p / (1 - p) * sum (1 - p) over the items of the subset.
// Inclusion probabilities are exact; entropy is all but the largest there is. The usual procedure rejects until it succeeds,
// which can take arbitrarily long. Here a subset is drawn item by item from a table of counts: making it costs 4 multiply-adds a
// cell, min(k + 1, about 20 sqrt V) cells an item, V = sum p (1 - p).
#pragma once

#include <subsetgen/open_items.cuh>
#include <subsetgen/path_sampler.cuh>

namespace subsetgen
{
    // Sampford's law as a scan. The probability of a subset is proportional to prod odds * sum (1 - p) over its items, so to the
    // number of ways to mark one of them with weight 1 - p: cells count the items taken, one set of them before the marked item
    // and one from it on.
    struct SampfordPaths : ScanDefaults<double>
    {
        // p and 1 - p.
        Span<double> Taken;
        Span<double> Left;

        // The state of paths that have not come to the marked item, and that in which all paths end.
        static constexpr int Unmarked = 0;
        static constexpr int Marked = 1;

        static constexpr int States = 2;
        static constexpr int CellSets = 2;

        SUBSETGEN_DEVICE void Inside(int item, Span<double> before, Span<double> after, int width, int setDistance) const
        {
            const double q = Left[item];
            const double p = Taken[item];
            const double mark = p * q;
            double previous = V::Load(before, 0);
            double previousMarked = V::Load(before, setDistance);
            for (int j = V::Count; j < V::Count + width; j += V::Count)
            {
                const double here = V::Load(before, j);
                const double marked = V::Load(before, setDistance + j);
                const double below = V::ShiftUp(here, previous);
                const double belowMarked = V::ShiftUp(marked, previousMarked);
                V::Store(MulAdd(p, below, q * here), after, j);
                V::Store(MulAdd(mark, below, MulAdd(p, belowMarked, q * marked)), after, setDistance + j);
                previous = here;
                previousMarked = marked;
            }
        }

        SUBSETGEN_DEVICE bool Draw(int item, Span<double> before, int setDistance, int j, int& state, double uniform) const
        {
            const int set = state * setDistance;
            const double stay = Left[item] * before[set + j];
            const double advance = Taken[item] * before[set + j - 1];
            const double mark = state == Unmarked ? 0 : Taken[item] * Left[item] * before[j - 1];
            const double point = uniform * (stay + advance + mark);
            if (point < stay || advance + mark == 0)
                return false;
            if (mark > 0 && (advance == 0 || point >= stay + advance))
                state = Unmarked;
            return true;
        }
    };

    template <class T>
    class SampfordDesign
    {
    public:
        // scratch: InDouble, twice; n + 1 bytes, up to a multiple of 16; PathSampler of n + 1 items
        SUBSETGEN_DEVICE SampfordDesign(const OpenItems<T>& items, Workspace& workspace)
            : items(items), taken(items.InDouble(workspace)), chosen(workspace.Rent<unsigned char>(items.Count)),
              paths({{}, taken, Others(taken, workspace)}, taken, items.K, SampfordPaths::Marked, workspace)
        {
        }

        template <class Subset>
        SUBSETGEN_DEVICE void Draw(const DesignDraw& draw, Subset& subset)
        {
            paths.Draw(draw, chosen);
            items.Spread(chosen, subset);
        }

    private:
        SUBSETGEN_DEVICE static Span<double> Others(Span<double> taken, Workspace& workspace)
        {
            const Span<double> left = workspace.Rent<double>(taken.Length);
            for (int i = V::Lane(); i < taken.Length; i += V::Count)
                left[i] = 1 - taken[i];
            V::Sync();
            return left;
        }

        const OpenItems<T>& items;
        Span<double> taken;
        Span<unsigned char> chosen;
        PathSampler<SampfordPaths> paths;
    };
}
