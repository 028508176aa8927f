using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Sampling;

/// <summary>Hard top-k of one row. Public for emitted code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TopKSelector
{
    /// <summary>
    /// Marks the k largest items with 1, the others with 0. Among equal items the lower index wins; -inf is never chosen, so
    /// fewer than k are where fewer are larger. O(n), allocates nothing, deterministic.
    /// </summary>
    /// <typeparam name="V">The lanes to work with; the result does not depend on them.</typeparam>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="x">The row. NaN is not chosen, but then the count may fall short: rows with NaN are the caller's.</param>
    /// <param name="k">How many to choose; 0 or less for none.</param>
    /// <param name="subset">Receives the marks in its first n items; must not overlap the row.</param>
    /// <param name="scratch">At least n items, of rows that need it; what it holds afterwards is unspecified.</param>
    public static void Select<V, T>(ReadOnlySpan<T> x, int k, Span<T> subset, Span<T> scratch)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        subset = subset[..x.Length];
        if (x.Length <= 2 * V.Count && ShortRow.Select<V, T>(x, k, subset))
            return;
        var range = RowRange<T>.Of<V>(x);
        if (k <= 0)
            subset.Clear();
        else if (range.Count <= k)
            MarkAbove<V, T>(x, T.NegativeInfinity, subset);
        else
            Mark<V, T>(x, k, SampledCut.Find<V, T>(x, k, range, scratch), subset);
    }

    /// <summary>The same for the first <paramref name="n"/> items of a padded row.</summary>
    /// <param name="x">The row.</param>
    /// <param name="n">Number of items.</param>
    /// <param name="k">How many to choose; 0 or less for none.</param>
    /// <param name="subset">Receives the marks in its first n items; must not overlap the row.</param>
    /// <param name="workspace">Scratch memory.</param>
    public static void Select<V, T>(ReadOnlySpan<T> x, int n, int k, Span<T> subset, Workspace<T> workspace)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Select<V, T>(x[..n], k, subset, SampledCut.NeedsScratch(n) ? workspace.Rent(n) : default);

    internal static void Mark<V, T>(ReadOnlySpan<T> x, int k, RowCut<T> cut, Span<T> subset)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (cut.AtLeast == k)
        {
            MarkAbove<V, T>(x, T.BitDecrement(cut.Value), subset);
            return;
        }

        MarkAbove<V, T>(x, cut.Value, subset);
        MarkFirst<V, T>(x, cut.Value, k - cut.Above, subset);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MarkAbove<V, T>(ReadOnlySpan<T> x, T bound, Span<T> subset)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V b = bound, one = T.One, zero = T.Zero;
        var i = 0;
        for (var end = x.Length - x.Length % V.Count; i < end; i += V.Count)
            V.Store(V.Select(V.Less(b, V.Load(x, i)), one, zero), subset, i);
        if (i < x.Length)
            V.StorePartial(V.Select(V.Less(b, V.LoadPartial(x, i, T.NaN)), one, zero), subset, i);
    }

    /// <summary>Marks the first <paramref name="count"/> items equal to the value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MarkFirst<V, T>(ReadOnlySpan<T> x, T value, int count, Span<T> subset)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V v = value;
        for (var i = 0; count > 0 && i < x.Length; i += V.Count)
        {
            for (var equal = V.MaskBits(V.Equal(v, V.LoadPartial(x, i, T.NaN))); equal != 0 && count > 0; count--)
            {
                subset[i + BitOperations.TrailingZeroCount(equal)] = T.One;
                equal &= equal - 1;
            }
        }
    }
}
