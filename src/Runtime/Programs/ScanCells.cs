using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>
/// The cells of a scan after each item. All of them are kept while they are few; else one row of cells a segment, from which
/// a segment's rows are computed again: then memory is about two square roots of n rows, and inside runs twice.
/// </summary>
internal readonly ref struct ScanCells<V, T, TScan>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TScan : IScan<T>, allows ref struct
{
    private const int MostBytesKept = 4 * 1024 * 1024;

    private readonly Span<T> kept;
    private readonly Span<T> starts;
    private readonly int slot;
    private readonly int segment;
    private readonly int n;

    public ScanCells(scoped ref TScan scan, ReadOnlySpan<T> probabilities, int n, int k, Workspace<T> workspace)
    {
        this.n = n;
        var bands = Workspace<int>.Current;
        bands.Reset();
        var band = new ScanBand<T>(probabilities, n, k, V.Count, bands);
        Band = band;
        AllCells = Workspace<T>.Padded(k + 1) + (3 * V.Count);
        SetDistance = band.Width + (2 * V.Count);
        slot = SetDistance * TScan.CellSets;
        segment = (long)(n + 1) * slot * Unsafe.SizeOf<T>() <= MostBytesKept ? n : (int)Math.Ceiling(Math.Sqrt(n));
        Segments = (n + segment - 1) / segment;
        kept = workspace.Rent((segment + 1) * slot);
        starts = workspace.Rent(Segments * slot);
        starts[..slot].Fill(TScan.Nothing);
        starts[V.Count] = TScan.Start;
        for (var s = 1; s < Segments; s++)
        {
            Fill(ref scan, band, starts.Slice((s - 1) * slot, slot), kept, Begin(s - 1), End(s - 1), SetDistance);
            kept.Slice(segment * slot, slot).CopyTo(starts.Slice(s * slot, slot));
        }
    }

    public ScanBand<T> Band { get; }

    public int Segments { get; }

    /// <summary>Distance between the sets of cells in one row.</summary>
    public int SetDistance { get; }

    /// <summary>Length of a row of cells that is not banded, with its padding.</summary>
    public int AllCells { get; }

    public int Begin(int s) => s * segment;

    public int End(int s) => Math.Min(n, (s + 1) * segment);

    /// <summary>The cells before an item of segment <paramref name="s"/>, which was filled last.</summary>
    public Span<T> Before(int item, int s) => kept.Slice((item - Begin(s)) * slot, slot);

    /// <summary>What has come to count <paramref name="k"/> in a state, once the last segment is filled.</summary>
    public T AtEnd(int state, int k) => Before(n, Segments - 1)[(state * SetDistance) + V.Count + k - Band.First(n)];

    /// <summary>Computes the cells of a segment.</summary>
    public void Fill(scoped ref TScan scan, int s) =>
        Fill(ref scan, Band, starts.Slice(s * slot, slot), kept, Begin(s), End(s), SetDistance);

    private static void Fill(
        scoped ref TScan scan, scoped in ScanBand<T> band, scoped ReadOnlySpan<T> start, scoped Span<T> kept, int begin, int end, int setDistance)
    {
        var slot = start.Length;
        start.CopyTo(kept);
        V nothing = TScan.Nothing;
        for (var item = begin; item < end; item++)
        {
            var before = kept.Slice((item - begin) * slot, slot);
            var after = kept.Slice((item - begin + 1) * slot, slot);
            var moved = band.First(item + 1) - band.First(item);
            scan.Inside<V>(item, before[moved..], after, band.Width, setDistance);
            for (var set = 0; set < TScan.CellSets; set++)
            {
                V.Store(nothing, after, set * setDistance);
                V.Store(nothing, after, (set * setDistance) + V.Count + band.Width);
            }
        }
    }
}
