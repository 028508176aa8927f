using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Sampling;

namespace SubsetGen.Runtime.Programs;

/// <summary>Sorts any row by the digits of its numbers: one distribution by each byte in which items differ.</summary>
internal static class OrderDigits
{
    private const int DigitBits = 8;
    private const int Digits = 1 << DigitBits;

    /// <summary>Sorts a row without NaN, the largest first; equal items keep the order they have.</summary>
    public static void Sort<T>(ReadOnlySpan<T> keys, Span<int> items, Span<T> sorted, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var n = items.Length;
        var rounds = Unsafe.SizeOf<T>();
        var from = Keys(workspace, n);
        var to = Keys(workspace, n);
        var fromItems = items;
        var toItems = RowOrder.Items(workspace.Rent(n))[..n];
        Span<int> counts = stackalloc int[rounds * Digits];
        counts.Clear();
        for (var i = 0; i < n; i++)
        {
            // Complemented, so that the largest comes first; the offset makes negative numbers come before positive ones, and
            // adding zero takes the sign from a zero.
            var key = ~(ulong)OrderedBits.Of(keys[i] + T.Zero) ^ (1UL << ((DigitBits * rounds) - 1));
            (from[i], fromItems[i]) = (key, i);
            for (var round = 0; round < rounds; round++)
                counts[(round * Digits) + Digit(key, round)]++;
        }

        for (var round = 0; round < rounds; round++)
        {
            var ends = counts.Slice(round * Digits, Digits);
            if (ends[Digit(from[0], round)] == n)
                continue;
            var next = 0;
            foreach (ref var count in ends)
                (count, next) = (next, next + count);
            for (var i = 0; i < n; i++)
            {
                var at = ends[Digit(from[i], round)]++;
                (to[at], toItems[at]) = (from[i], fromItems[i]);
            }

            var spare = from;
            from = to;
            to = spare;
            var spareItems = fromItems;
            fromItems = toItems;
            toItems = spareItems;
        }

        if (fromItems != items)
            fromItems.CopyTo(items);
        for (var place = 0; place < n; place++)
            sorted[place] = keys[items[place]];
    }

    private static int Digit(ulong key, int round) => (int)(key >> (DigitBits * round)) & (Digits - 1);

    private static Span<ulong> Keys<T>(Workspace<T> workspace, int n)
        where T : unmanaged => MemoryMarshal.Cast<T, ulong>(workspace.Rent(n * sizeof(ulong) / Unsafe.SizeOf<T>()))[..n];
}
