using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Layers.Packed;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs.Packed;

/// <summary>
/// The cells of several short rows at once, a row a lane: cell j of all of them is one vector, so a count that advances moves nothing across
/// lanes, and derivatives are sums without a last step. Cells that no path to k goes through are left out, whatever their size.
/// </summary>
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
        var cells = new PackedCells<V, T, TScan>(ref scan, n, k, workspace);
        var (window, slot, set) = (cells.Window, cells.Slot, cells.Set);
        var end = cells.Before(window.Items);
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
                item * V.Count, cells.Before(item)[(first * V.Count)..], set, adjoint[(first * V.Count)..], (last - first + 1) * V.Count, set);
        }

        return value;
    }

    /// <summary>Draws a path of each row with the weight that the scan gives it: 1 where the item advanced the count, else 0.</summary>
    /// <param name="scan">The item step.</param>
    /// <param name="k">The counts at the end.</param>
    /// <param name="row">The rows, for their length and random numbers.</param>
    /// <param name="samples">Receives the paths.</param>
    [SkipLocalsInit]
    public static void Sample<V, T, TScan>(scoped ref TScan scan, V k, in PackedRow<V, T> row, Span<T> samples)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TScan : IScanWithDraw<T>, allows ref struct
    {
        var cells = new PackedCells<V, T, TScan>(ref scan, row.Length, k, row.Workspace);
        // A sample is written over the uniforms that decide it.
        PackedUniforms.Fill(row, samples);
        Span<T> ends = stackalloc T[V.Count];
        V.Store(k, ends, 0);
        Span<int> at = stackalloc int[V.Count];
        for (var lane = 0; lane < V.Count; lane++)
            at[lane] = ((1 + int.CreateTruncating(ends[lane])) * V.Count) + lane;

        // Lane after lane, whose walks do not wait for each other: of a lane the cell it stands at, and that one below.
        Span<T> beside = stackalloc T[2];
        var state = 0;
        for (var item = cells.Window.Items - 1; item >= 0; item--)
        {
            var before = cells.Before(item);
            var marks = samples.Slice(item * V.Count, V.Count);
            for (var lane = 0; lane < marks.Length; lane++)
            {
                (beside[0], beside[1]) = (before[at[lane] - V.Count], before[at[lane]]);
                // As a number: a branch would be foreseen no better than the draw.
                int advanced = Unsafe.BitCast<bool, byte>(scan.Draw((item * V.Count) + lane, beside, 0, 1, ref state, marks[lane]));
                marks[lane] = T.CreateTruncating(advanced);
                at[lane] -= advanced * V.Count;
            }
        }
    }
}
