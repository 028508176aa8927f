using System.Numerics;
using System.Runtime.CompilerServices;

namespace SubsetGen.Runtime.Numerics;

/// <summary>Literals in code that is generic over the precision; they fold to constants.</summary>
internal static class Constant
{
    /// <summary>The number nearest to <paramref name="value"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>((float)value) : Unsafe.BitCast<double, T>(value);

    /// <summary>The number with this bit pattern, by precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Bits<T>(uint single, ulong @double)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<uint, T>(single) : Unsafe.BitCast<ulong, T>(@double);
}
