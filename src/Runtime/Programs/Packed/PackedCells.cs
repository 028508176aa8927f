using System.Numerics;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs.Packed;

/// <summary>The cells of several short rows before each item and after the last.</summary>
/// <remarks>Cell j is at index (1 + j) times the lanes; on either side of those in use there is one of zeros.</remarks>
internal readonly ref struct PackedCells<V, T, TScan>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TScan : IScan<T>, allows ref struct
{
    private readonly Span<T> cells;

    /// <param name="scan">The item step.</param>
    /// <param name="n">Items of a row, times the lanes of a vector.</param>
    /// <param name="k">The counts at the end.</param>
    /// <param name="workspace">Scratch memory.</param>
    public PackedCells(scoped ref TScan scan, int n, V k, Workspace<T> workspace)
    {
        Window = new CountWindow(n / V.Count, int.CreateTruncating(V.MinOf(k)), int.CreateTruncating(V.MaxOf(k)));
        Set = (Window.Most + 3) * V.Count;
        Slot = TScan.CellSets * Set;
        cells = workspace.Rent((Window.Items + 1) * Slot);
        cells[..Slot].Clear();
        V.Store(T.One, cells, V.Count);
        for (var item = 0; item < Window.Items; item++)
        {
            var (first, last) = Window.After(item + 1);
            var after = cells.Slice((item + 1) * Slot, Slot);
            scan.Inside<V>(
                item * V.Count, cells.Slice(item * Slot, Slot)[(first * V.Count)..], after[(first * V.Count)..], (last - first + 1) * V.Count, Set);
            for (var start = 0; start < Slot; start += Set)
            {
                V.Store(T.Zero, after, start);
                V.Store(T.Zero, after, start + ((last + 2) * V.Count));
            }
        }
    }

    /// <summary>The counts that paths go through.</summary>
    public CountWindow Window { get; }

    /// <summary>Numbers of one set of cells.</summary>
    public int Set { get; }

    /// <summary>Numbers of all sets.</summary>
    public int Slot { get; }

    /// <summary>The cells before an item; before one behind the last, those after all of them.</summary>
    public Span<T> Before(int item) => cells.Slice(item * Slot, Slot);
}
