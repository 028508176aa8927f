using System.Numerics;
using System.Runtime.CompilerServices;

namespace SubsetGen.Runtime.Numerics;

/// <summary>A number as m 2^e with m in [0.75, 1.5), by integer arithmetic on the bit patterns: for machines without
/// instructions for it.</summary>
internal static class FloatParts
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Mantissa<S, V, T>(V a)
        where S : ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var fraction = S.Create(Constant.Bits<T>(0x007F_FFFF, 0x000F_FFFF_FFFF_FFFF));
        return S.AddBits(S.And(Moved<S, V, T>(a), fraction), S.Create(Constant.Of<T>(0.75)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exponent<S, V, T>(V a)
        where S : ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var moved = Moved<S, V, T>(a);
        var biased = typeof(T) == typeof(float) ? S.ShiftBitsRight(moved, 23) : S.ShiftBitsRight(moved, 52);

        // An integer put into the fraction of 2^23 (2^52) makes that number plus 2^23 (2^52).
        const double singleUnit = 8388608.0, doubleUnit = 4503599627370496.0;
        var unit = S.Create(Constant.Of<T>(typeof(T) == typeof(float) ? singleUnit : doubleUnit));
        var biasedUnit = S.Create(Constant.Of<T>(typeof(T) == typeof(float) ? singleUnit + 127 : doubleUnit + 1023));
        var scaledBy = S.And(S.Less(a, LeastNormal<S, V, T>()), S.Create(Constant.Of<T>(typeof(T) == typeof(float) ? 24 : 54)));
        var e = S.Subtract(S.Subtract(S.Or(biased, unit), biasedUnit), scaledBy);

        V zero = S.Create(T.Zero), infinity = S.Create(T.PositiveInfinity);
        var notFinite = S.Select(S.Equal(a, infinity), infinity, S.Create(T.NaN));
        var special = S.Select(S.Equal(a, zero), S.Create(T.NegativeInfinity), notFinite);
        return S.Select(S.And(S.Less(zero, a), S.Less(a, infinity)), e, special);
    }

    /// <summary>The bit pattern moved by the distance from 0.75 to 1, which puts [0.75, 1.5) onto one binade. Subnormal
    /// numbers are made normal first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Moved<S, V, T>(V a)
        where S : ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const double singleScale = 16777216.0, doubleScale = 18014398509481984.0; // 2^24, 2^54
        var scaled = S.Multiply(a, S.Create(Constant.Of<T>(typeof(T) == typeof(float) ? singleScale : doubleScale)));
        var normal = S.Select(S.Less(a, LeastNormal<S, V, T>()), scaled, a);
        return S.AddBits(normal, S.Create(Constant.Bits<T>(0x0040_0000, 0x0008_0000_0000_0000)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LeastNormal<S, V, T>()
        where S : ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        S.Create(Constant.Bits<T>(0x0080_0000, 0x0010_0000_0000_0000));
}
