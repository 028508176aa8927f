using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>
/// Sorts the items of a row that have weight: counts items in buckets of equal width from the largest down, finds from the counts
/// the bucket from which on none has weight, distributes what is before it, and puts neighbours right by insertion.
/// </summary>
internal static class OrderBuckets
{
    private const int FewestBuckets = 64;
    private const int MostBuckets = 4096;

    /// <summary>How many times as far as an item can have weight, if the k-th is near the largest, is where a mask begins.</summary>
    private const int FarBelow = 16;

    /// <summary>Moves for an item after which items are thought to lie in too few buckets.</summary>
    private const int MostMoves = 8;

    /// <summary>Sorts, unless items lie so unevenly that it would take long; then nothing is sorted.</summary>
    /// <param name="keys">The row, padded.</param>
    /// <param name="k">The place behind which items lose weight.</param>
    /// <param name="deepest">The depth from which on an item has none; see <see cref="RowOrder.Sort"/>.</param>
    /// <param name="items">Receives indices; equal items keep the order they have.</param>
    /// <param name="sorted">Receives the keys in order.</param>
    /// <param name="workspace">Scratch memory.</param>
    /// <param name="count">How many items were sorted: the largest, and all with weight are among them.</param>
    [SkipLocalsInit]
    public static bool TrySort<V, T>(
        ReadOnlySpan<T> keys, int k, T deepest, Span<int> items, Span<T> sorted, Workspace<T> workspace, out int count)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var n = items.Length;
        count = n;
        var (largest, smallest) = Extremes<V, T>(keys, n);
        // Far below all that has weight there is a mask: it stands in the last bucket.
        var reach = deepest + deepest;
        if (largest - smallest > reach * T.CreateTruncating(FarBelow))
            smallest = largest - reach;
        var buckets = Math.Clamp((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(n / 2, 2 * k)), FewestBuckets, MostBuckets);
        var perBucket = (largest - smallest) / T.CreateTruncating(buckets - 1);
        var scale = T.One / perBucket;
        if (!(perBucket > T.Zero) || !T.IsFinite(perBucket) || !T.IsFinite(scale))
            return false;

        var numbers = workspace.Rent(n);
        Span<int> counts = stackalloc int[buckets];
        counts.Clear();
        Count<V, T>(keys, n, largest, scale, counts, numbers);
        var end = End(counts, n, k, deepest * scale);
        count = Starts(counts[..end]);
        Distribute<V, T>(keys, n, numbers, counts[..end], items, sorted);
        return Settle(items[..count], sorted);
    }

    /// <summary>The largest and the smallest item that is not at minus infinity.</summary>
    private static (T Largest, T Smallest) Extremes<V, T>(ReadOnlySpan<T> keys, int n)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V largest = T.NegativeInfinity;
        V smallest = T.PositiveInfinity;
        V excluded = T.NegativeInfinity;
        for (var i = 0; i < n; i += V.Count)
        {
            var key = V.LoadPartial(keys[..n], i, T.NegativeInfinity);
            largest = V.Max(largest, key);
            smallest = V.Min(smallest, V.Select(V.Equal(key, excluded), T.PositiveInfinity, key));
        }

        return (V.MaxOf(largest), V.MinOf(smallest));
    }

    /// <summary>
    /// The number of each item's bucket, rounded to whole numbers by adding a number whose last digit is one: it then stands in
    /// the last bits. And how many items each bucket has.
    /// </summary>
    private static void Count<V, T>(ReadOnlySpan<T> keys, int n, T largest, T scale, Span<int> counts, Span<T> numbers)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var round = Round<T>();
        V last = round + T.CreateTruncating(counts.Length - 1);
        for (var i = 0; i < n; i += V.Count)
            V.Store(V.Min(last, V.MulAdd((V)largest - V.LoadPartial(keys[..n], i, T.NegativeInfinity), scale, round)), numbers, i);
        for (var i = 0; i < n; i++)
            counts[Bucket(numbers, i) & (counts.Length - 1)]++;
    }

    /// <summary>
    /// The first bucket none of whose items has weight: those between it and the k-th item's are together too far above it.
    /// </summary>
    private static int End<T>(ReadOnlySpan<int> counts, int n, int k, T deepest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (bucket, before) = (0, counts[0]);
        while (before < k)
            before += counts[++bucket];
        var limit = long.CreateSaturating(deepest);
        var (depth, between) = (0L, 0L);
        // An item may be at the upper edge of its bucket, and those above it at the lower edges of theirs.
        for (bucket += 2; bucket < counts.Length && depth <= limit; bucket++)
        {
            between += counts[bucket - 1];
            depth += between;
        }

        return Math.Min(bucket, counts.Length);
    }

    /// <summary>Where each bucket begins, in place of how many items it has; returns how many all have.</summary>
    private static int Starts(Span<int> counts)
    {
        var next = 0;
        foreach (ref var count in counts)
            (count, next) = (next, next + count);
        return next;
    }

    private static void Distribute<V, T>(ReadOnlySpan<T> keys, int n, ReadOnlySpan<T> numbers, Span<int> starts, Span<int> items, Span<T> sorted)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V end = Round<T>() + T.CreateTruncating(starts.Length);
        for (var i = 0; i < n; i += V.Count)
        {
            var chosen = V.MaskBits(V.Less(V.Load(numbers, i), end));
            for (; chosen != 0; chosen &= chosen - 1)
            {
                var item = i + BitOperations.TrailingZeroCount(chosen);
                if (item >= n)
                    break;
                var at = starts[Bucket(numbers, item) & (MostBuckets - 1)]++;
                (sorted[at], items[at]) = (keys[item], item);
            }
        }
    }

    /// <summary>Puts items of one bucket in order; false if they are too many.</summary>
    private static bool Settle<T>(Span<int> items, Span<T> sorted)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var moves = items.Length * MostMoves;
        for (var place = 1; place < items.Length; place++)
        {
            var (key, item) = (sorted[place], items[place]);
            if (sorted[place - 1] >= key)
                continue;
            var at = place;
            for (; at > 0 && sorted[at - 1] < key; at--)
                (sorted[at], items[at]) = (sorted[at - 1], items[at - 1]);
            (sorted[at], items[at]) = (key, item);
            moves -= place - at;
            if (moves < 0)
                return false;
        }

        return true;
    }

    /// <summary>1.5 · 2²³ or 2⁵²: from there on numbers are whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Round<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? Constant.Of<T>(12582912) : Constant.Of<T>(6755399441055744);

    /// <summary>The last bits of a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bucket<T>(ReadOnlySpan<T> numbers, int item)
        where T : unmanaged => typeof(T) == typeof(float)
        ? Unsafe.BitCast<T, int>(numbers[item])
        : (int)Unsafe.BitCast<T, long>(numbers[item]);
}
