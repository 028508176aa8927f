using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Programs;

/// <summary>Runs a scan over the items of a row: inside, then outside or drawing a path, over rows of cells it keeps.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Scans
{
    /// <summary>
    /// The value of the scan, NaN where it is too small to be told; <paramref name="scan"/> stores its derivatives on the way.
    /// </summary>
    /// <param name="scan">The scan.</param>
    /// <param name="probabilities">How likely each item advances the count; places the band. Empty: there is none.</param>
    /// <param name="n">Number of items.</param>
    /// <param name="k">The count whose cell is the value.</param>
    /// <param name="workspace">Scratch memory.</param>
    public static T InsideOutside<V, T, TScan>(
        scoped ref TScan scan, ReadOnlySpan<T> probabilities, int n, int k, Workspace<T> workspace)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TScan : IScanWithAdjoint<T>, allows ref struct
    {
        var cells = new ScanCells<V, T, TScan>(ref scan, probabilities, n, k, workspace);
        var adjointDistance = cells.AllCells;
        var adjoint = workspace.Rent(adjointDistance * TScan.CellSets);
        adjoint.Clear();
        for (var state = 0; state < TScan.States; state++)
            adjoint[(state * adjointDistance) + V.Count + k] = T.One;

        var value = T.Zero;
        for (var s = cells.Segments - 1; s >= 0; s--)
        {
            cells.Fill(ref scan, s);
            for (var state = 0; s == cells.Segments - 1 && state < TScan.States; state++)
                value += cells.AtEnd(state, k);
            for (var item = cells.End(s) - 1; item >= cells.Begin(s); item--)
            {
                // The adjoint before the item is needed where the cells before it are.
                scan.Outside<V>(
                    item, cells.Before(item, s), cells.SetDistance, adjoint[cells.Band.First(item)..], cells.Band.Width, adjointDistance);
            }
        }

        return value > TScan.Least ? value : T.NaN;
    }

    /// <summary>
    /// Draws paths with the weight the scan gives them: 1 where the item advanced the count, else 0; NaN where no path leads
    /// to the count, or its weight is too small to be told.
    /// </summary>
    /// <param name="scan">The scan.</param>
    /// <param name="probabilities">How likely each item advances the count; places the band. Empty: there is none.</param>
    /// <param name="k">The count at the end.</param>
    /// <param name="row">The row, for its length, its random numbers and how many samples are wanted.</param>
    /// <param name="samples">Receives the paths, one after another.</param>
    public static void Sample<V, T, TScan>(
        scoped ref TScan scan, ReadOnlySpan<T> probabilities, int k, in Row<T> row, Span<T> samples)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TScan : IScanWithDraw<T>, allows ref struct
    {
        var n = row.Length;
        var cells = new ScanCells<V, T, TScan>(ref scan, probabilities, n, k, row.Workspace);
        var counts = Workspace<int>.Current.Rent(row.Samples);
        counts[..row.Samples].Fill(k);
        var states = Workspace<int>.Current.Rent(row.Samples);
        for (var s = cells.Segments - 1; s >= 0; s--)
        {
            cells.Fill(ref scan, s);
            if (s == cells.Segments - 1 && !IsReached<V, T, TScan>(cells, k))
            {
                samples.Fill(T.NaN);
                return;
            }

            for (var sample = 0; sample < row.Samples; sample++)
            {
                // A sample is written over the uniforms that decide it.
                var path = samples.Slice(sample * n, n);
                if (s == cells.Segments - 1)
                {
                    UniformStream.Fill(path, row.Key, row.DrawIndex(sample));
                    states[sample] = TScan.States > 1 && TScan.EndsInSecond(cells.AtEnd(0, k), cells.AtEnd(1, k), path[n - 1]) ? 1 : 0;
                }

                var (j, state) = (counts[sample], states[sample]);
                for (var item = cells.End(s) - 1; item >= cells.Begin(s); item--)
                {
                    // With several states the one after an item has been drawn before; what is drawn is that before the item.
                    var uniform = TScan.States == 1 ? path[item] : item == 0 ? T.Zero : path[item - 1];
                    path[item] = T.Zero;
                    // A branch, not a selection: where it is foreseen the next item does not wait for this one's cells.
                    if (!scan.Draw(item, cells.Before(item, s), cells.SetDistance, V.Count + j - cells.Band.First(item), ref state, uniform))
                        continue;
                    path[item] = T.One;
                    j--;
                }

                (counts[sample], states[sample]) = (j, state);
            }
        }
    }

    private static bool IsReached<V, T, TScan>(scoped in ScanCells<V, T, TScan> cells, int k)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TScan : IScanWithDraw<T>, allows ref struct
    {
        for (var state = 0; state < TScan.States; state++)
            if (cells.AtEnd(state, k) > TScan.Least)
                return true;
        return false;
    }
}
