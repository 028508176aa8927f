using System.ComponentModel;
using System.Numerics;
using SubsetGen.Runtime.Layers.Packed;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs.Packed;

/// <summary>
/// Draws by the law of independent items given their count, in several short rows at once, a row a lane: the table of counts, then all walks back
/// through it together. A lane finds its cells by comparing its count with each there is.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PackedCountLaw
{
    /// <summary>Draws a subset of each row, with the numbers that it has alone: 1 where an item is in it, else 0.</summary>
    /// <param name="left">How likely each item is left.</param>
    /// <param name="taken">How likely it is taken: 1 less that.</param>
    /// <param name="k">The counts.</param>
    /// <param name="row">The rows, for their length and random numbers.</param>
    /// <param name="subset">Receives the subsets.</param>
    public static void Sample<V, T>(ReadOnlySpan<T> left, ReadOnlySpan<T> taken, V k, in PackedRow<V, T> row, Span<T> subset)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var window = new CountWindow(row.Length / V.Count, int.CreateTruncating(V.MinOf(k)), int.CreateTruncating(V.MaxOf(k)));
        var slot = (window.Most + 3) * V.Count;
        var cells = row.Workspace.Rent(window.Items * slot);
        Fill<V, T>(left, taken, window, slot, cells);
        // A subset is written over the numbers that decide it.
        PackedUniforms.Fill(row, subset);

        V one = T.One, zero = T.Zero, count = k;
        for (var item = window.Items - 1; item >= 0; item--)
        {
            var (first, last) = window.After(item + 1);
            var before = cells.Slice(item * slot, slot);
            V stay = zero, advance = zero, below = V.Load(before, first * V.Count);
            for (var j = first; j <= last; j++)
            {
                var isHere = V.Equal(count, T.CreateTruncating(j));
                var cell = V.Load(before, (1 + j) * V.Count);
                stay = V.Select(isHere, cell, stay);
                advance = V.Select(isHere, below, advance);
                below = cell;
            }

            var at = item * V.Count;
            stay *= V.Load(left, at);
            advance *= V.Load(taken, at);
            // Where only one way leads here, rounding must not take the other.
            var isTaken = V.Equal(stay, zero) | V.Less(V.Load(subset, at) * (stay + advance), advance);
            V.Store(V.Select(isTaken, one, zero), subset, at);
            count = V.Select(isTaken, count - one, count);
        }
    }

    /// <summary>The cells before each item; cell j is at index (1 + j) times the lanes, and beside those in use there are zeros.</summary>
    private static void Fill<V, T>(ReadOnlySpan<T> left, ReadOnlySpan<T> taken, CountWindow window, int slot, Span<T> cells)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        cells[..slot].Clear();
        V.Store(T.One, cells, V.Count);
        for (var item = 0; item < window.Items - 1; item++)
        {
            var (first, last) = window.After(item + 1);
            var before = cells.Slice(item * slot, slot);
            var after = cells.Slice((item + 1) * slot, slot);
            var (p, q) = (V.Load(taken, item * V.Count), V.Load(left, item * V.Count));
            var below = V.Load(before, first * V.Count);
            for (var j = (1 + first) * V.Count; j <= (1 + last) * V.Count; j += V.Count)
            {
                var cell = V.Load(before, j);
                V.Store(V.MulAdd(p, below, q * cell), after, j);
                below = cell;
            }

            V.Store(T.Zero, after, first * V.Count);
            V.Store(T.Zero, after, (last + 2) * V.Count);
        }
    }
}
