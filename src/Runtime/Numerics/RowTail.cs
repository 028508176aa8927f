using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SubsetGen.Runtime.Numerics;

/// <summary>The end of a row that does not fill a register: copied item by item through a register on the stack, so that
/// nothing outside the row is touched.</summary>
internal static class RowTail
{
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load<V, T>(ReadOnlySpan<T> row, int i, T fill)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V lanes = fill;
        ref var first = ref Unsafe.As<V, T>(ref lanes);
        for (var lane = 0; i + lane < row.Length; lane++)
            Unsafe.Add(ref first, lane) = row[i + lane];
        return lanes;
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<V, T>(V lanes, Span<T> row, int i)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var first = ref Unsafe.As<V, T>(ref lanes);
        for (var lane = 0; i + lane < row.Length; lane++)
            row[i + lane] = Unsafe.Add(ref first, lane);
    }

    /// <summary>The lanes whose bits are set, moved to the front.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Compact<V, T>(ulong bits, V lanes)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var compact = lanes;
        ref var from = ref Unsafe.As<V, T>(ref lanes);
        ref var to = ref Unsafe.As<V, T>(ref compact);
        for (var lane = 0; bits != 0; bits &= bits - 1)
            Unsafe.Add(ref to, lane++) = Unsafe.Add(ref from, BitOperations.TrailingZeroCount(bits));
        return compact;
    }
}
