using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Sampling;

namespace SubsetGen.Runtime.Programs;

/// <summary>
/// The items of a row from the largest to the smallest, as indices that stand in the memory of a row. Equal items keep the
/// order they have.
/// </summary>
/// <remarks>Nothing here is inlined: the JIT compiler inlines up to a budget, and kernels need it in their loops.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowOrder
{
    /// <summary>Rows up to this length are sorted by insertion: counting would take longer.</summary>
    private const int MostInserted = 40;

    /// <summary>Sorts a row without NaN, as far as items have weight. O(n).</summary>
    /// <param name="keys">The row, padded.</param>
    /// <param name="n">Number of items.</param>
    /// <param name="k">The place behind which items lose weight.</param>
    /// <param name="slope">By how much: exp(-slope d) for an item d deep, half of how far the k-th is above it and all of how far those between are.</param>
    /// <param name="order">Receives the indices.</param>
    /// <param name="sorted">Receives the keys in order, and minus infinity behind them.</param>
    /// <param name="workspace">Scratch memory.</param>
    /// <returns>How many items have weight. None at minus infinity has.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Sort<V, T>(
        ReadOnlySpan<T> keys, int n, int k, T slope, Span<T> order, Span<T> sorted, Workspace<T> workspace)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var items = Items(order)[..n];
        var deepest = -VectorExp.Least<T>() / slope;
        var count = n;
        if (n <= MostInserted)
            Insert(keys, items, sorted);
        else if (!OrderBuckets.TrySort<V, T>(keys, k, deepest, items, sorted, workspace, out count))
            OrderDigits.Sort(keys, items, sorted, workspace);
        var places = Places(sorted, count, k, deepest);
        sorted[places..].Fill(T.NegativeInfinity);
        return places;
    }

    /// <summary>Brings a row into the order.</summary>
    /// <param name="row">The row.</param>
    /// <param name="order">The order.</param>
    /// <param name="places">Number of items in order.</param>
    /// <param name="placed">Receives their numbers, place by place.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Gather<T>(ReadOnlySpan<T> row, ReadOnlySpan<T> order, int places, Span<T> placed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var items = Items(order)[..places];
        for (var place = 0; place < items.Length; place++)
            placed[place] = row[items[place]];
    }

    /// <summary>Takes a row back out of the order; items that are not in it get 0.</summary>
    /// <param name="placed">A number for each place.</param>
    /// <param name="order">The order.</param>
    /// <param name="places">Number of items in order.</param>
    /// <param name="n">Number of items.</param>
    /// <param name="row">Receives the numbers, item by item.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Scatter<T>(ReadOnlySpan<T> placed, ReadOnlySpan<T> order, int places, int n, Span<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (places < n)
            row[..n].Clear();
        var items = Items(order)[..places];
        for (var place = 0; place < items.Length; place++)
            row[items[place]] = placed[place];
    }

    /// <summary>For each item its rank, 1 for the largest; equal items share the mean of their ranks.</summary>
    /// <param name="keys">The keys in order.</param>
    /// <param name="n">Number of items.</param>
    /// <param name="ranks">Receives the ranks.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Rank<T>(ReadOnlySpan<T> keys, int n, Span<T> ranks)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!HasTies(keys[..n]))
        {
            Count(ranks[..n]);
            return;
        }

        for (int start = 0, end; start < n; start = end)
        {
            end = EndOfTie(keys, n, start);
            // Ranks start + 1 to end.
            ranks[start..end].Fill(T.CreateTruncating(start + end + 1) / T.CreateTruncating(2));
        }
    }

    /// <summary>The number at a place of a row; the first is 1.</summary>
    public static T ItemAt<T>(ReadOnlySpan<T> row, int place)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => row[place - 1];

    /// <summary>The indices in a row that holds an order.</summary>
    internal static Span<int> Items<T>(Span<T> order)
        where T : unmanaged => MemoryMarshal.Cast<T, int>(order);

    /// <summary>The indices in a row that holds an order.</summary>
    internal static ReadOnlySpan<int> Items<T>(ReadOnlySpan<T> order)
        where T : unmanaged => MemoryMarshal.Cast<T, int>(order);

    /// <summary>Whether two neighbours are equal.</summary>
    internal static bool HasTies<T>(ReadOnlySpan<T> keys)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var i = 1;
        for (; i <= keys.Length - Vector<T>.Count; i += Vector<T>.Count)
            if (Vector.EqualsAny(new Vector<T>(keys[i..]), new Vector<T>(keys[(i - 1)..])))
                return true;
        for (; i < keys.Length; i++)
            if (keys[i] == keys[i - 1])
                return true;
        return false;
    }

    /// <summary>The first place behind <paramref name="start"/> with another key; keys are in order.</summary>
    internal static int EndOfTie<T>(ReadOnlySpan<T> keys, int n, int start)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var end = start + 1;
        while (end < n && keys[end] == keys[start])
            end++;
        return end;
    }

    /// <summary>1, 2, 3, …</summary>
    private static void Count<T>(Span<T> numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var i = 0;
        for (; i <= numbers.Length - Vector<T>.Count; i += Vector<T>.Count)
            (Vector<T>.Indices + new Vector<T>(T.CreateTruncating(i + 1))).CopyTo(numbers[i..]);
        for (; i < numbers.Length; i++)
            numbers[i] = T.CreateTruncating(i + 1);
    }

    /// <summary>How many items in order have weight.</summary>
    private static int Places<T>(ReadOnlySpan<T> sorted, int n, int k, T deepest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (depth, between) = (T.Zero, T.One / T.CreateTruncating(2));
        var place = Math.Min(k, n);
        for (; place < n && sorted[place] > T.NegativeInfinity; place++)
        {
            // Each item between, and half of the k-th, is further above this one than it was above the last.
            depth += (sorted[place - 1] - sorted[place]) * between;
            between += T.One;
            if (depth > deepest)
                break;
        }

        return place;
    }

    private static void Insert<T>(ReadOnlySpan<T> keys, Span<int> items, Span<T> sorted)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var item = 0; item < items.Length; item++)
        {
            var at = item;
            for (; at > 0 && sorted[at - 1] < keys[item]; at--)
                (sorted[at], items[at]) = (sorted[at - 1], items[at - 1]);
            (sorted[at], items[at]) = (keys[item], item);
        }
    }
}
