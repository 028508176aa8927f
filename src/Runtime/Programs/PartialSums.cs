using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>
/// For each item the sum of the values of all items with larger, or with smaller, keys, plus half the values of those with
/// an equal key. Sums are carried in two numbers, so that they have twice the digits.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PartialSums
{
    /// <summary>Sums over larger keys.</summary>
    /// <param name="values">What is summed.</param>
    /// <param name="keys">What is compared; both in the order of the keys.</param>
    /// <param name="n">Number of items.</param>
    /// <param name="sums">Receives the sums; may be empty.</param>
    /// <param name="remainders">Receives what rounding took of them; may be empty.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Above<T>(ReadOnlySpan<T> values, ReadOnlySpan<T> keys, int n, Span<T> sums, Span<T> remainders)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!RowOrder.HasTies(keys[..n]))
        {
            WithoutTies(values[..n], 0, 1, sums, remainders);
            return;
        }

        var total = default(WideSum<T>);
        for (int start = 0, end; start < n; start = end)
        {
            end = RowOrder.EndOfTie(keys, n, start);
            Place(values, start, end, ref total, sums, remainders);
        }
    }

    /// <summary>Sums over smaller keys; otherwise as <see cref="Above"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Below<T>(ReadOnlySpan<T> values, ReadOnlySpan<T> keys, int n, Span<T> sums, Span<T> remainders)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!RowOrder.HasTies(keys[..n]))
        {
            WithoutTies(values[..n], n - 1, -1, sums, remainders);
            return;
        }

        var total = default(WideSum<T>);
        for (int end = n, start; end > 0; end = start)
        {
            start = end - 1;
            while (start > 0 && keys[start - 1] == keys[end - 1])
                start--;
            Place(values, start, end, ref total, sums, remainders);
        }
    }

    /// <summary>Items with keys of their own, from one end of the order to the other.</summary>
    private static void WithoutTies<T>(ReadOnlySpan<T> values, int first, int step, Span<T> sums, Span<T> remainders)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var total = default(WideSum<T>);
        for (var place = first; (uint)place < (uint)values.Length; place += step)
        {
            // Beside the total, so that one item waits for one addition of the last.
            var (sum, remainder) = total.Plus(values[place] * Constant.Of<T>(0.5)).Rounded();
            total = total.Plus(values[place]);
            if (!sums.IsEmpty)
                sums[place] = sum;
            if (!remainders.IsEmpty)
                remainders[place] = remainder;
        }
    }

    /// <summary>Items with one key: each gets the total so far and half of what they add to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Place<T>(
        ReadOnlySpan<T> values, int start, int end, scoped ref WideSum<T> total, Span<T> sums, Span<T> remainders)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var middle = total;
        var place = start;
        do
        {
            middle = middle.Plus(values[place] * Constant.Of<T>(0.5));
            total = total.Plus(values[place]);
        }
        while (++place < end);

        var (sum, remainder) = middle.Rounded();
        do
        {
            place--;
            if (!sums.IsEmpty)
                sums[place] = sum;
            if (!remainders.IsEmpty)
                remainders[place] = remainder;
        }
        while (place > start);
    }

    /// <summary>A sum in two numbers, the second what rounding takes of the first. Where there is a wider number, it is summed in that.</summary>
    private struct WideSum<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private double wide;
        private T high;
        private T low;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly WideSum<T> Plus(T value)
        {
            if (typeof(T) == typeof(float))
                return new() { wide = wide + Unsafe.BitCast<T, float>(value) };

            // What the sum lost, exactly (Knuth).
            var sum = high + value;
            var part = sum - high;
            return new() { high = sum, low = low + ((high - (sum - part)) + (value - part)) };
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly (T Sum, T Remainder) Rounded()
        {
            if (typeof(T) == typeof(float))
            {
                var rounded = (float)wide;
                return (Unsafe.BitCast<float, T>(rounded), Unsafe.BitCast<float, T>((float)(wide - rounded)));
            }

            var sum = high + low;
            return (sum, low - (sum - high));
        }
    }
}
