using System.ComponentModel;
using System.Numerics;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs.Packed;

/// <summary>
/// The cells of several short rows at once, a row a lane: cell j of all of them is one vector, so a count that advances moves nothing across
/// lanes, and derivatives are sums without a last step. Cells that no path to k goes through are left out, whatever their size.
/// </summary>
/// <remarks>Cell j is at index (1 + j) times the lanes; on either side of those in use there is one of zeros.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PackedScans
{
    /// <summary>The values, cell k of each row, and what the scan writes: the derivatives.</summary>
    /// <param name="scan">The item step.</param>
    /// <param name="n">Items of a row, times the lanes of a vector.</param>
    /// <param name="k">The counts at the end.</param>
    /// <param name="workspace">Scratch memory.</param>
    public static V InsideOutside<V, T, TScan>(scoped ref TScan scan, int n, V k, Workspace<T> workspace)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TScan : IScanWithAdjoint<T>, allows ref struct
    {
        var window = new CountWindow(n / V.Count, int.CreateTruncating(V.MinOf(k)), int.CreateTruncating(V.MaxOf(k)));
        var set = (window.Most + 3) * V.Count;
        var slot = TScan.CellSets * set;
        var cells = workspace.Rent((window.Items + 1) * slot);
        cells[..slot].Clear();
        V.Store(T.One, cells, V.Count);
        for (var item = 0; item < window.Items; item++)
        {
            var (first, last) = window.After(item + 1);
            var after = cells.Slice((item + 1) * slot, slot);
            scan.Inside<V>(
                item * V.Count, cells.Slice(item * slot, slot)[(first * V.Count)..], after[(first * V.Count)..], (last - first + 1) * V.Count, set);
            for (var start = 0; start < slot; start += set)
            {
                V.Store(T.Zero, after, start);
                V.Store(T.Zero, after, start + ((last + 2) * V.Count));
            }
        }

        var end = cells.Slice(window.Items * slot, slot);
        var adjoint = workspace.Rent(slot);
        adjoint.Clear();
        V value = T.Zero;
        for (var j = window.Least; j <= window.Most; j++)
        {
            var isEnd = V.Equal(k, T.CreateTruncating(j));
            var at = (1 + j) * V.Count;
            value += V.Select(isEnd, V.Load(end, at), T.Zero);
            V.Store(V.Select(isEnd, T.One, T.Zero), adjoint, at);
        }

        for (var item = window.Items - 1; item >= 0; item--)
        {
            var (first, last) = window.After(item);
            scan.Outside<V>(
                item * V.Count, cells.Slice(item * slot, slot)[(first * V.Count)..], set, adjoint[(first * V.Count)..], (last - first + 1) * V.Count, set);
        }

        return value;
    }
}
