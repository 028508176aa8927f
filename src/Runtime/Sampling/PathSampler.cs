using System.Numerics;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Programs;

namespace SubsetGen.Runtime.Sampling;

/// <summary>Draws k of n items item by item from the table of a scan, without rejection.</summary>
/// <remarks>
/// Cells are in double precision and vectors of one width, so that no draw depends on the machine's. A table beyond four
/// megabytes is kept in part and computed again for each draw (<see cref="ScanCells{V, T, TScan}"/>).
/// </remarks>
internal ref struct PathSampler<TScan>
    where TScan : struct, IScanWithDraw<double>, allows ref struct
{
    private readonly ScanCells<Lanes256<double>, double, TScan> cells;
    private readonly Span<double> uniforms;
    private readonly int k;
    private readonly int end;
    private TScan scan;

    /// <param name="scan">The scan.</param>
    /// <param name="probabilities">How likely each item is taken; places the band.</param>
    /// <param name="uniforms">Room for a number an item.</param>
    /// <param name="k">Items to take.</param>
    /// <param name="end">The state in which paths end.</param>
    /// <param name="workspace">Where the table is kept.</param>
    public PathSampler(
        TScan scan, ReadOnlySpan<double> probabilities, Span<double> uniforms, int k, int end, Workspace<double> workspace)
    {
        this.end = end;
        this.scan = scan;
        this.uniforms = uniforms;
        this.k = k;
        cells = new ScanCells<Lanes256<double>, double, TScan>(ref this.scan, probabilities, uniforms.Length, k, workspace);
        if (cells.Segments == 1)
            cells.Fill(ref this.scan, 0);
    }

    public void Draw<T>(in DesignDraw draw, Span<T> chosen)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        draw.Fill(uniforms);
        var (left, state) = (k, end);
        for (var s = cells.Segments - 1; s >= 0; s--)
        {
            if (cells.Segments > 1)
                cells.Fill(ref scan, s);
            for (var item = cells.End(s) - 1; item >= cells.Begin(s); item--)
            {
                var j = left - cells.Band.First(item);
                var taken = left > item || (left > 0 && j >= 0 && j < cells.Band.Width && scan.Draw(
                    item, cells.Before(item, s), cells.SetDistance, Lanes256<double>.Count + j, ref state, uniforms[item]));
                chosen[item] = taken ? T.One : T.Zero;
                left -= taken ? 1 : 0;
            }
        }
    }
}
