// The cells of a scan after each item. All of them are kept while they are few; else one row of cells a segment, from which a
// segment's rows are computed again: then memory is about two square roots of n rows, and inside runs twice.
//
// Cell j of a set is at index V::Count + j - the band's first cell, with a vector of padding on either side. A cell is read and
// written by one thread, its neighbours are shifted in: rows of cells follow each other without a barrier.
#pragma once

#include <subsetgen/scan_band.cuh>

namespace subsetgen
{
    // What is true of most scans. A scan derives from it, says how many sets of cells it has, one for each state and twice that
    // with tangents, and has the functions it is run with:
    //
    //   static constexpr int CellSets = 1;
    //   void Inside(int item, Span<T> before, Span<T> after, int width, int setDistance);
    //   void Outside(int item, Span<T> before, int setDistance, Span<T> adjoint, int width, int adjointSetDistance);
    //   bool Draw(int item, Span<T> before, int setDistance, int j, int& state, T uniform);
    template <class T>
    struct ScanDefaults
    {
        // What a path can be in besides its count; it begins in the first.
        static constexpr int States = 1;

        // What a cell holds that no path leads to.
        SUBSETGEN_DEVICE static T Nothing() { return T(0); }

        // What the cell holds in which paths begin.
        SUBSETGEN_DEVICE static T Start() { return T(1); }

        // A value has to be above this to be one: at or below it there is no path, or cells that were left out because they are
        // near the smallest number could have made a difference.
        SUBSETGEN_DEVICE static T Least() { return -Infinity<T>(); }

        // Of two states in which paths may end, with these weights, whether it is the second.
        SUBSETGEN_DEVICE static bool EndsInSecond(T first, T second, T uniform)
        {
            return first == T(0) || uniform * (first + second) < second;
        }
    };

    template <class Scan, class T>
    class ScanCells
    {
    public:
        ScanBand Band;
        int Segments;

        // Distance between the sets of cells in one row.
        int SetDistance;

        // scratch: ScanBand; Slot = CellSets * (AllCells + 2 * V::Count) numbers, AllCells = k + 1 up to a multiple of V::Count.
        // Where (n + 1) * Slot * sizeof(T) is at most 64 KiB, (n + 2) * Slot numbers; else, with s = ceil(sqrt(n)), the larger of
        // 64 KiB + Slot numbers and (s + 1 + ceil(n / s)) * Slot numbers, in two rows
        SUBSETGEN_DEVICE ScanCells(Scan& scan, Span<T> probabilities, int n, int k, Workspace& workspace)
            : Band(probabilities, n, k, workspace), SetDistance(Band.Width + 2 * V::Count), n(n)
        {
            slot = SetDistance * Scan::CellSets;
            const long long bytes = static_cast<long long>(n + 1) * slot * static_cast<int>(sizeof(T));
            segment = bytes <= MostBytesKept ? n : static_cast<int>(Ceiling(Sqrt(static_cast<double>(n))));
            Segments = (n + segment - 1) / segment;
            kept = workspace.Rent<T>((segment + 1) * slot);
            starts = workspace.Rent<T>(Segments * slot);
            starts.Slice(0, slot).Fill(Scan::Nothing());
            starts.PutItem(V::Count, Scan::Start());
            for (int s = 1; s < Segments; s++)
            {
                Fill(scan, s - 1);
                Copy(Row(kept, segment), Row(starts, s));
            }
        }

        SUBSETGEN_DEVICE int Begin(int s) const { return s * segment; }

        SUBSETGEN_DEVICE int End(int s) const { return Min(n, (s + 1) * segment); }

        // The cells after so many items, for a segment that was filled last.
        SUBSETGEN_DEVICE Span<T> At(int items) const { return Row(kept, items - Filled(items)); }

        // What has come to count k in a state, once the last segment is filled and the team has waited.
        SUBSETGEN_DEVICE T AtEnd(int state, int k) const { return At(n)[state * SetDistance + V::Count + k - Band.First(n)]; }

        // Whether any path has come to count k; as for AtEnd.
        SUBSETGEN_DEVICE bool IsReached(int k) const
        {
            for (int state = 0; state < Scan::States; state++)
                if (AtEnd(state, k) > Scan::Least())
                    return true;
            return false;
        }

        // Computes the cells of a segment.
        SUBSETGEN_DEVICE void Fill(Scan& scan, int s) const
        {
            Copy(Row(starts, s), Row(kept, 0));
            #pragma unroll 1
            for (int item = Begin(s); item < End(s); item++)
            {
                const Span<T> before = Row(kept, item - Begin(s));
                const Span<T> after = Row(kept, item - Begin(s) + 1);
                const int moved = Band.First(item + 1) - Band.First(item);
                scan.Inside(item, before.Slice(moved), after, Band.Width, SetDistance);
                #pragma unroll
                for (int set = 0; set < Scan::CellSets; set++)
                {
                    after.Store(Scan::Nothing(), set * SetDistance);
                    after.Store(Scan::Nothing(), set * SetDistance + V::Count + Band.Width);
                }
            }
        }

    private:
        static constexpr int MostBytesKept = 64 * 1024;

        SUBSETGEN_DEVICE Span<T> Row(Span<T> rows, int i) const { return rows.Slice(i * slot, slot); }

        SUBSETGEN_DEVICE void Copy(Span<T> from, Span<T> to) const
        {
            for (int j = 0; j < slot; j += V::Count)
                to.Store(from.Load(j), j);
        }

        // The first item of the segment that holds the cells after so many items; the last row of one is the first of the next.
        SUBSETGEN_DEVICE int Filled(int items) const { return items == n ? Begin(Segments - 1) : items / segment * segment; }

        int n;
        int slot;
        int segment;
        Span<T> kept;
        Span<T> starts;
    };
}
