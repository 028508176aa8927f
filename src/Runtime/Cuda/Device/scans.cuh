// Runs a scan over the items of a row: inside, then outside or drawing a path, over rows of cells it keeps. Teams of a warp; rows
// in memory. O(n (k + 1) / team), or with a band about O(n sqrt(n) / team); a path is walked item by item, O(n), by a thread for
// each sample.
#pragma once

#include <subsetgen/row.cuh>
#include <subsetgen/scan_cells.cuh>

namespace subsetgen
{
    class Scans
    {
    public:
        // The value of the scan, NaN where it is too small to be told; the scan stores its derivatives on the way. The
        // probabilities place the band.
        // scratch: ScanCells; CellSets * (AllCells + 2 * V::Count) numbers
        template <class Scan, class T>
        SUBSETGEN_DEVICE static T InsideOutside(Scan& scan, Span<T> probabilities, int n, int k, Workspace& workspace)
        {
            V::Sync();
            // The adjoint is what is read and written most.
            const int adjointDistance = ScanBand::AllCells(k) + 2 * V::Count;
            const Span<T> adjoint = workspace.Rent<T>(adjointDistance * Scan::CellSets);
            adjoint.Fill(T(0));
            if (V::Lane() == k % V::Count)
                for (int state = 0; state < Scan::States; state++)
                    adjoint[state * adjointDistance + V::Count + k] = T(1);

            const ScanCells<Scan, T> cells(scan, probabilities, n, k, workspace);
            T value = T(0);
            #pragma unroll 1
            for (int s = cells.Segments - 1; s >= 0; s--)
            {
                cells.Fill(scan, s);
                if (s == cells.Segments - 1)
                {
                    V::Sync();
                    for (int state = 0; state < Scan::States; state++)
                        value = value + cells.AtEnd(state, k);
                    V::Sync();
                }
                // The adjoint before the item is needed where the cells before it are.
                #pragma unroll 1
                for (int item = cells.End(s) - 1; item >= cells.Begin(s); item--)
                    scan.Outside(
                        item, cells.At(item), cells.SetDistance, adjoint.Slice(cells.Band.First(item)), cells.Band.Width,
                        adjointDistance);
            }

            V::Sync();
            return value > Scan::Least() ? value : NaN<T>();
        }

        // Draws paths with the weight the scan gives them: 1 where the item advanced the count, else 0; NaN where no path leads
        // to the count, or its weight is too small to be told. The samples are written one after another, to user memory or a
        // Span.
        // scratch: ScanCells; min(samples, V::Count) * 65 numbers; twice samples * 4 bytes
        template <class Scan, class T, class Samples>
        SUBSETGEN_DEVICE static void Sample(Scan& scan, Span<T> probabilities, int k, const Row<T>& row, Samples& samples)
        {
            V::Sync();
            const ScanCells<Scan, T> cells(scan, probabilities, row.Length, k, row.Workspace);
            const Span<T> paths = row.Workspace.template Rent<T>(Min(row.Samples, V::Count) * PathStride);
            const Span<int> counts = row.Workspace.template Rent<int>(row.Samples);
            const Span<int> states = row.Workspace.template Rent<int>(row.Samples);
            #pragma unroll 1
            for (int s = cells.Segments - 1; s >= 0; s--)
            {
                cells.Fill(scan, s);
                V::Sync();
                if (s == cells.Segments - 1)
                {
                    if (!cells.IsReached(k))
                    {
                        samples.Fill(NaN<T>());
                        break;
                    }
                    for (int sample = V::Lane(); sample < row.Samples; sample += V::Count)
                    {
                        counts[sample] = k;
                        states[sample] = EndsInSecond(cells, k, row, sample) ? 1 : 0;
                    }
                }

                for (int first = 0; first < row.Samples; first += V::Count)
                    Walk(scan, cells, s, row, first, counts, states, paths, samples);
            }
            V::Sync();
        }

    private:
        // Items of a path that are in scratch memory at a time; rows of them begin in different banks.
        static constexpr int PathLength = 64;
        static constexpr int PathStride = PathLength + 1;

        template <class Scan, class T>
        SUBSETGEN_DEVICE static bool EndsInSecond(const ScanCells<Scan, T>& cells, int k, const Row<T>& row, int sample)
        {
            if constexpr (Scan::States > 1)
                return Scan::EndsInSecond(
                    cells.AtEnd(0, k), cells.AtEnd(1, k), UniformStream::At<T>(row.Key, row.DrawIndex(sample), row.Length - 1));
            return false;
        }

        // A segment of as many samples as the team has threads.
        template <class Scan, class T, class Samples>
        SUBSETGEN_DEVICE static void Walk(
            Scan& scan, const ScanCells<Scan, T>& cells, int s, const Row<T>& row, int first, Span<int> counts, Span<int> states,
            Span<T> paths, Samples& samples)
        {
            // With several states the one after an item has been drawn before; what is drawn is that before the item.
            constexpr int Before = Scan::States == 1 ? 0 : 1;
            const int walkers = Min(V::Count, row.Samples - first);
            for (int end = cells.End(s); end > cells.Begin(s); end -= PathLength)
            {
                const int begin = Max(cells.Begin(s), end - PathLength);
                // The team makes the numbers, and a path is written over those that decide it.
                for (int walker = 0; walker < walkers; walker++)
                    for (int item = begin + V::Lane(); item < end; item += V::Count)
                        paths[walker * PathStride + item - begin] =
                            item < Before ? T(0) : UniformStream::At<T>(row.Key, row.DrawIndex(first + walker), item - Before);
                V::Sync();
                if (V::Lane() < walkers)
                {
                    const Span<T> path = paths.Slice(V::Lane() * PathStride);
                    int j = counts[first + V::Lane()];
                    int state = states[first + V::Lane()];
                    for (int item = end - 1; item >= begin; item--)
                    {
                        const int cell = V::Count + j - cells.Band.First(item);
                        const bool isTaken = scan.Draw(item, cells.At(item), cells.SetDistance, cell, state, path[item - begin]);
                        path[item - begin] = isTaken ? T(1) : T(0);
                        j -= isTaken ? 1 : 0;
                    }
                    counts[first + V::Lane()] = j;
                    states[first + V::Lane()] = state;
                }
                V::Sync();
                for (int walker = 0; walker < walkers; walker++)
                    for (int item = begin + V::Lane(); item < end; item += V::Count)
                        samples.Set((first + walker) * row.Length + item, paths[walker * PathStride + item - begin]);
                V::Sync();
            }
        }
    };
}
