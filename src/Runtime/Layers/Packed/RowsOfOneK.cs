using System.Numerics;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Layers.Packed;

/// <summary>Packed rows that choose as many items, for kernels that take no others together.</summary>
internal static class RowsOfOneK
{
    /// <summary>The rows, as those are to see them that choose as many as the first of some lanes.</summary>
    /// <param name="row">The rows.</param>
    /// <param name="lanes">A bit for each row that is left; not 0.</param>
    /// <param name="same">Those of them that choose as many; all, where the kernel takes them all together.</param>
    public static PackedRow<V, T> First<V, T, TKernel>(in PackedRow<V, T> row, ulong lanes, out ulong same)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IRowKernel<T>
    {
        same = lanes;
        if (!TKernel.PacksOneK)
            return row;
        Span<T> all = stackalloc T[V.Count];
        V.Store(row.K, all, 0);
        var k = all[BitOperations.TrailingZeroCount(lanes)];
        same = V.MaskBits(V.Equal(row.K, k)) & lanes;
        return row with { Steps = int.CreateTruncating(k) };
    }
}
