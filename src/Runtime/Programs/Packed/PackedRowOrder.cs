using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs.Packed;

/// <summary>
/// The order of several short rows, a lane each, as <see cref="RowOrder"/> has it of one; places that have no weight are not left out.
/// What stands at a place is a vector, and an order holds indices into packed memory.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PackedRowOrder
{
    /// <summary>Sorts each lane by Batcher's merge exchange, whose exchanges are the same for any row: O(n log² n).</summary>
    /// <param name="keys">The rows; no NaN in lanes that count.</param>
    /// <param name="length">Items of a row, times the lanes of a vector.</param>
    /// <param name="order">Receives the indices.</param>
    /// <param name="sorted">Receives the keys in order.</param>
    /// <returns>The number of places, times the lanes of a vector.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Sort<V, T>(ReadOnlySpan<T> keys, int length, Span<T> order, Span<T> sorted)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        keys[..length].CopyTo(sorted);
        for (var i = 0; i < length; i++)
            SetIndex(ref order[i], i);

        // Knuth, The Art of Computer Programming, volume 3, algorithm 5.2.2 M; p, q, r and d are his, times the lanes.
        var top = (int)BitOperations.RoundUpToPowerOf2((uint)length) / 2;
        for (var p = top; p >= V.Count; p /= 2)
        {
            var (q, r, d) = (top, 0, p);
            while (true)
            {
                // The places whose number has r of its bit p.
                for (var start = r; start < length - d; start += 2 * p)
                    for (var i = start; i < Math.Min(start + p, length - d); i += V.Count)
                        Exchange<V, T>(sorted, order, i, i + d);
                if (q == p)
                    break;
                (d, q, r) = (q - p, q / 2, p);
            }
        }

        return length;
    }

    /// <summary>Brings rows into their order.</summary>
    /// <param name="row">The rows.</param>
    /// <param name="order">The order.</param>
    /// <param name="places">Number of places, times the lanes of a vector.</param>
    /// <param name="placed">Receives their numbers, place by place.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Gather<V, T>(ReadOnlySpan<T> row, ReadOnlySpan<T> order, int places, Span<T> placed)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var place = 0; place < places; place++)
            placed[place] = row[Index(order[place])];
    }

    /// <summary>Takes rows back out of their order.</summary>
    /// <param name="placed">Numbers for each place.</param>
    /// <param name="order">The order.</param>
    /// <param name="places">Number of places, times the lanes of a vector.</param>
    /// <param name="length">Items of a row, times the lanes of a vector: as many.</param>
    /// <param name="row">Receives the numbers, item by item.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Scatter<V, T>(ReadOnlySpan<T> placed, ReadOnlySpan<T> order, int places, int length, Span<T> row)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var place = 0; place < Math.Min(places, length); place++)
            row[Index(order[place])] = placed[place];
    }

    /// <summary>For each item its rank in its row, 1 for the largest; equal items share the mean of their ranks.</summary>
    /// <param name="keys">The keys in order.</param>
    /// <param name="length">Items of a row, times the lanes of a vector.</param>
    /// <param name="ranks">Receives the ranks.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Rank<V, T>(ReadOnlySpan<T> keys, int length, Span<T> ranks)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The first rank of each tie, then the mean of that and its last.
        V one = T.One, half = Constant.Of<T>(0.5), first = T.One, rank = T.One;
        V.Store(first, ranks, 0);
        for (var i = V.Count; i < length; i += V.Count)
        {
            rank += one;
            first = V.Select(V.Equal(V.Load(keys, i), V.Load(keys, i - V.Count)), first, rank);
            V.Store(first, ranks, i);
        }

        var last = rank;
        for (var i = length - V.Count; i >= 0; i -= V.Count)
        {
            V.Store((V.Load(ranks, i) + last) * half, ranks, i);
            rank -= one;
            if (i > 0)
                last = V.Select(V.Equal(V.Load(keys, i), V.Load(keys, i - V.Count)), last, rank);
        }
    }

    /// <summary>The numbers at a place of the rows; the first is 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ItemAt<V, T>(ReadOnlySpan<T> row, int place)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => V.Load(row, (place - 1) * V.Count);

    // An index stands in the memory of a number, which keeps its bits: it is only moved.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Index<T>(T number) => Unsafe.As<T, int>(ref number);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetIndex<T>(ref T number, int index) => Unsafe.As<T, int>(ref number) = index;

    /// <summary>Puts the larger keys first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange<V, T>(Span<T> keys, Span<T> order, int first, int second)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (a, b) = (V.Load(keys, first), V.Load(keys, second));
        var (itemA, itemB) = (V.Load(order, first), V.Load(order, second));
        var wrong = V.Less(a, b);
        V.Store(V.Select(wrong, b, a), keys, first);
        V.Store(V.Select(wrong, a, b), keys, second);
        V.Store(V.Select(wrong, itemB, itemA), order, first);
        V.Store(V.Select(wrong, itemA, itemB), order, second);
    }
}
