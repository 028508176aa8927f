using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Sampling;

/// <summary>The items of a row above -inf: how many, the least, the largest.</summary>
internal readonly record struct RowRange<T>(int Count, T Least, T Largest)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static RowRange<T> Of<V>(ReadOnlySpan<T> x)
        where V : struct, ILanes<V, T>
    {
        V none = T.NegativeInfinity, infinity = T.PositiveInfinity;
        var (least, largest, count) = (infinity, none, 0);
        var i = 0;
        for (var end = x.Length - x.Length % V.Count; i < end; i += V.Count)
            Add(V.Load(x, i));
        if (i < x.Length)
            Add(V.LoadPartial(x, i, T.NegativeInfinity));
        return new RowRange<T>(count, V.MinOf(least), V.MaxOf(largest));

        void Add(V items)
        {
            var allowed = V.Less(none, items);
            count += BitOperations.PopCount(V.MaskBits(allowed));
            largest = V.Max(items, largest); // NaN in the first argument loses
            least = V.Min(V.Select(allowed, items, infinity), least);
        }
    }
}
