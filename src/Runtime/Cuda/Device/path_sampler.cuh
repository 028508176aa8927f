// Draws k of n items item by item from the table of a scan, without rejection. A table too large to be kept is kept in part and
// computed again for each draw (ScanCells). Teams of a warp; a draw is walked by one thread, O(n).
#pragma once

#include <subsetgen/design_draw.cuh>
#include <subsetgen/scan_cells.cuh>

namespace subsetgen
{
    template <class Scan>
    class PathSampler
    {
    public:
        // The probabilities, how likely each item is taken, place the band; all paths end in the state `end`.
        // scratch: ScanCells in double precision; n * 8 bytes, up to a multiple of 16
        SUBSETGEN_DEVICE PathSampler(Scan scan, Span<double> probabilities, int k, int end, Workspace& workspace)
            : scan(scan), cells(this->scan, probabilities, probabilities.Length, k, workspace),
              uniforms(workspace.Rent<double>(probabilities.Length)), k(k), end(end)
        {
            if (cells.Segments == 1)
                cells.Fill(this->scan, 0);
        }

        // A 1 or a 0 an item.
        SUBSETGEN_DEVICE void Draw(const DesignDraw& draw, Span<unsigned char> chosen)
        {
            draw.Fill(uniforms);
            int left = k;
            int state = end;
            for (int s = cells.Segments - 1; s >= 0; s--)
            {
                if (cells.Segments > 1)
                    cells.Fill(scan, s);
                V::Sync();
                for (int item = cells.End(s) - 1; V::IsFirst() && item >= cells.Begin(s); item--)
                {
                    const int j = left - cells.Band.First(item);
                    const bool isTaken = left > item
                        || (left > 0 && j >= 0 && j < cells.Band.Width
                            && scan.Draw(item, cells.At(item), cells.SetDistance, V::Count + j, state, uniforms[item]));
                    chosen[item] = isTaken ? 1 : 0;
                    left -= isTaken ? 1 : 0;
                }
                V::Sync();
            }
        }

    private:
        Scan scan;
        ScanCells<Scan, double> cells;
        Span<double> uniforms;
        int k;
        int end;
    };
}
