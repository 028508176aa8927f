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
}
