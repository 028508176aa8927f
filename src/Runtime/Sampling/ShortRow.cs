using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Sampling;

/// <summary>
/// Hard top-k of a row that fits into two registers: every item is compared with every other, and those that fewer than k are larger than
/// are the k largest. There is nothing to search and nothing to mispredict.
/// </summary>
internal static class ShortRow
{
    /// <summary>Marks the k largest items; false, and nothing of use is written, where the k-th and the next are equal or fewer are above -inf.</summary>
    /// <param name="x">The row, of one item at least and no more than two registers hold.</param>
    /// <param name="k">How many to choose.</param>
    /// <param name="subset">Receives the marks; as long as the row.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Select<V, T>(ReadOnlySpan<T> x, int k, Span<T> subset)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V one = T.One, zero = T.Zero, lowest = T.NegativeInfinity;
        var hasSecond = x.Length > V.Count;
        var first = V.LoadPartial(x, 0, T.NegativeInfinity);
        var second = hasSecond ? V.LoadPartial(x, V.Count, T.NegativeInfinity) : lowest;
        V larger = T.Zero, largerThanSecond = T.Zero;
        foreach (var item in x)
        {
            V other = item;
            larger = V.Select(V.Less(first, other), larger + one, larger);
            largerThanSecond = V.Select(V.Less(second, other), largerThanSecond + one, largerThanSecond);
        }

        V places = T.CreateTruncating(k);
        var isChosen = V.Less(larger, places) & V.Less(lowest, first);
        var isChosenToo = V.Less(largerThanSecond, places) & V.Less(lowest, second);
        V.StorePartial(V.Select(isChosen, one, zero), subset, 0);
        if (hasSecond)
            V.StorePartial(V.Select(isChosenToo, one, zero), subset, V.Count);
        return BitOperations.PopCount(V.MaskBits(isChosen)) + BitOperations.PopCount(V.MaskBits(isChosenToo)) == k;
    }
}
