using System.Numerics;
using System.Runtime.CompilerServices;

namespace SubsetGen.Runtime.Sampling;

/// <summary>Floating-point numbers as integers in the same order, neighbours one apart.</summary>
internal static class OrderedBits
{
    public static long Of<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            var single = Unsafe.BitCast<T, int>(value);
            return single < 0 ? single ^ int.MaxValue : single;
        }

        var bits = Unsafe.BitCast<T, long>(value);
        return bits < 0 ? bits ^ long.MaxValue : bits;
    }

    public static T ToNumber<T>(long ordered)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<int, T>((int)(ordered < 0 ? ordered ^ int.MaxValue : ordered));
        return Unsafe.BitCast<long, T>(ordered < 0 ? ordered ^ long.MaxValue : ordered);
    }

    /// <summary>The next larger number: after -0 comes +0, after +inf NaN.</summary>
    public static T Next<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ToNumber<T>(Of(value) + 1);
}
