using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Layers.Packed;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs.Packed;

/// <summary>Sums along the order of several short rows, a lane each, as <see cref="PartialSums"/> has them of one: in two numbers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PackedPartialSums
{
    /// <summary>Sums over larger keys.</summary>
    /// <param name="values">What is summed.</param>
    /// <param name="keys">What is compared; both in the order of the keys.</param>
    /// <param name="length">Items of a row, times the lanes of a vector.</param>
    /// <param name="sums">Receives the sums; may be empty.</param>
    /// <param name="remainders">Receives what rounding took of them; may be empty.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Above<V, T>(ReadOnlySpan<T> values, ReadOnlySpan<T> keys, int length, Span<T> sums, Span<T> remainders)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Along<V, T>(values, keys, length, 0, V.Count, sums, remainders);

    /// <summary>Sums over smaller keys; otherwise as <see cref="Above"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Below<V, T>(ReadOnlySpan<T> values, ReadOnlySpan<T> keys, int length, Span<T> sums, Span<T> remainders)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Along<V, T>(values, keys, length, length - V.Count, -V.Count, sums, remainders);

    /// <summary>An item gets the mean of the sums before the first and behind the last item of its tie: half of what those with its key add.</summary>
    [SkipLocalsInit]
    private static void Along<V, T>(ReadOnlySpan<T> values, ReadOnlySpan<T> keys, int length, int from, int step, Span<T> sums, Span<T> remainders)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> room = stackalloc T[4 * ShortRows.MostItems * V.Count];
        var before = room[..length];
        var beforeLow = room[length..(2 * length)];
        var behind = room[(2 * length)..(3 * length)];
        var behindLow = room[(3 * length)..(4 * length)];

        V high = T.Zero, low = T.Zero, first = T.Zero, firstLow = T.Zero;
        var i = from;
        for (var count = 0; count < length; count += V.Count, i += step)
        {
            if (count > 0)
            {
                var same = V.Equal(V.Load(keys, i), V.Load(keys, i - step));
                first = V.Select(same, first, high);
                firstLow = V.Select(same, firstLow, low);
            }

            V.Store(first, before, i);
            V.Store(firstLow, beforeLow, i);
            (high, var lost) = Sum<V, T>(high, V.Load(values, i));
            low += lost;
            V.Store(high, behind, i);
            V.Store(low, behindLow, i);
        }

        V half = Constant.Of<T>(0.5);
        for (var count = 0; count < length; count += V.Count)
        {
            i -= step;
            if (count > 0)
            {
                var same = V.Equal(V.Load(keys, i), V.Load(keys, i + step));
                high = V.Select(same, high, V.Load(behind, i));
                low = V.Select(same, low, V.Load(behindLow, i));
            }

            var (sum, lost) = Sum<V, T>(V.Load(before, i), high);
            (sum, var remainder) = Sum<V, T>(sum, lost + (V.Load(beforeLow, i) + low));
            if (!sums.IsEmpty)
                V.Store(sum * half, sums, i);
            if (!remainders.IsEmpty)
                V.Store(remainder * half, remainders, i);
        }
    }

    /// <summary>A sum and what rounding took of it, exactly (Knuth).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V Sum, V Lost) Sum<V, T>(V a, V b)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = a + b;
        var part = sum - a;
        return (sum, a - (sum - part) + (b - part));
    }
}
