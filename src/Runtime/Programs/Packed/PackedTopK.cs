using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs.Packed;

/// <summary>
/// Hard top-k of several short rows: a lane is a row. Every item is compared with every other of its row, and those that fewer than k come
/// before are the k largest: n² comparisons for all rows together, nothing to search and nothing to mispredict.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PackedTopK
{
    /// <summary>Marks the k largest items of each row with one and all others with zero; of equal items the first come first.</summary>
    /// <param name="x">The rows. NaN is not chosen, and an excluded item, minus infinity, neither.</param>
    /// <param name="length">Items of a row, times the lanes of a vector.</param>
    /// <param name="k">How many to choose in each row.</param>
    /// <param name="subset">Receives the marks; must not overlap the rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Select<V, T>(ReadOnlySpan<T> x, int length, V k, Span<T> subset)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int AtOnce = 4;
        var i = 0;
        for (; i <= length - (AtOnce * V.Count); i += AtOnce * V.Count)
            Four(x, length, i, k, subset);
        for (; i < length; i += V.Count)
        {
            var item = V.Load(x, i);
            V before = T.Zero;
            for (var j = 0; j < i; j += V.Count)
                before = Count(V.LessEqual(item, V.Load(x, j)), before);
            for (var j = i + V.Count; j < length; j += V.Count)
                before = Count(V.Less(item, V.Load(x, j)), before);
            V.Store(Mark<V, T>(item, before, k), subset, i);
        }

        // Counts of four items do not wait for each other, and what they are compared with is read once.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Four(ReadOnlySpan<T> x, int length, int i, V k, Span<T> subset)
        {
            V a = V.Load(x, i), b = V.Load(x, i + V.Count), c = V.Load(x, i + (2 * V.Count)), d = V.Load(x, i + (3 * V.Count));
            V beforeA = T.Zero, beforeB = T.Zero, beforeC = T.Zero, beforeD = T.Zero;
            for (var j = 0; j < i; j += V.Count)
            {
                var other = V.Load(x, j);
                beforeA = Count(V.LessEqual(a, other), beforeA);
                beforeB = Count(V.LessEqual(b, other), beforeB);
                beforeC = Count(V.LessEqual(c, other), beforeC);
                beforeD = Count(V.LessEqual(d, other), beforeD);
            }

            for (var j = i + (AtOnce * V.Count); j < length; j += V.Count)
            {
                var other = V.Load(x, j);
                beforeA = Count(V.Less(a, other), beforeA);
                beforeB = Count(V.Less(b, other), beforeB);
                beforeC = Count(V.Less(c, other), beforeC);
                beforeD = Count(V.Less(d, other), beforeD);
            }

            beforeA = Count(V.Less(a, d), Count(V.Less(a, c), Count(V.Less(a, b), beforeA)));
            beforeB = Count(V.Less(b, d), Count(V.Less(b, c), Count(V.LessEqual(b, a), beforeB)));
            beforeC = Count(V.Less(c, d), Count(V.LessEqual(c, b), Count(V.LessEqual(c, a), beforeC)));
            beforeD = Count(V.LessEqual(d, c), Count(V.LessEqual(d, b), Count(V.LessEqual(d, a), beforeD)));
            V.Store(Mark<V, T>(a, beforeA, k), subset, i);
            V.Store(Mark<V, T>(b, beforeB, k), subset, i + V.Count);
            V.Store(Mark<V, T>(c, beforeC, k), subset, i + (2 * V.Count));
            V.Store(Mark<V, T>(d, beforeD, k), subset, i + (3 * V.Count));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static V Count(V isBefore, V before) => V.Select(isBefore, before + T.One, before);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Mark<V, T>(V item, V before, V k)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V one = T.One, zero = T.Zero, excluded = T.NegativeInfinity;
        return V.Select(V.Less(before, k) & V.Less(excluded, item), one, zero);
    }
}
