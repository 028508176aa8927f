using System.Numerics;
using System.Runtime.CompilerServices;

namespace SubsetGen.Runtime.Numerics;

/// <summary>A number as m 2^e with m in [0.75, 1.5), by integer arithmetic on the bit patterns: for machines without
/// instructions for it.</summary>
internal static class FloatParts
{
    // Adding the distance from 0.75 to 1 to the bit pattern moves [0.75, 1.5) onto one binade.
    private const uint SingleShift = 0x0040_0000;
    private const ulong DoubleShift = 0x0008_0000_0000_0000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Mantissa<V, T>(V a)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V fraction = Constant.Bits<T>(0x007F_FFFF, 0x000F_FFFF_FFFF_FFFF);
        return V.AddBits(Moved<V, T>(a) & fraction, Constant.Of<T>(0.75));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exponent<V, T>(V a)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var single = typeof(T) == typeof(float);
        // An integer below 2^23 (2^52) put into the fraction of 2^23 (2^52) is that number plus 2^23 (2^52).
        var two = Constant.Of<T>(single ? 8388608.0 : 4503599627370496.0);
        V offset = Constant.Of<T>(single ? 8388608.0 + 127 : 4503599627370496.0 + 1023);
        var e = (V.ShiftBitsRight(Moved<V, T>(a), single ? 23 : 52) | two) - offset;
        e -= V.Select(V.Less(a, Normal<T>()), Constant.Of<T>(single ? 24 : 54), T.Zero);
        V infinity = T.PositiveInfinity;
        var special = V.Select(V.Equal(a, T.Zero), -infinity, V.Select(V.Equal(a, infinity), infinity, T.NaN));
        return V.Select(V.Less(T.Zero, a) & V.Less(a, infinity), e, special);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Moved<V, T>(V a)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var single = typeof(T) == typeof(float);
        var normal = V.Select(V.Less(a, Normal<T>()), a * Constant.Of<T>(single ? 16777216.0 : 18014398509481984.0), a);
        return V.AddBits(normal, Constant.Bits<T>(SingleShift, DoubleShift));
    }

    private static T Normal<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Constant.Bits<T>(0x0080_0000, 0x0010_0000_0000_0000);
}
