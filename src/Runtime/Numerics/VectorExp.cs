using System.Numerics;
using System.Runtime.CompilerServices;

namespace SubsetGen.Runtime.Numerics;

/// <summary>
/// e^x of every lane: x = n ln 2 + r with |r| at most half of ln 2, a minimax polynomial for e^r (degree 6 in single,
/// 11 in double precision), and n put straight into an exponent field.
/// </summary>
/// <remarks>
/// Results below 2^-125.5 (single; x &lt; -86.99) or 2^-1021.5 (double; x &lt; -708.05) are 0, so that no subnormal number
/// ever arises: they are slow. Overflow is +inf, e^-inf = 0, e^inf = inf, NaN stays NaN.
/// </remarks>
internal static class VectorExp
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V, T>(V x)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var r = Reduce<V, T>(x, out var halfPower);
        return V.MulAdd(r, Tail<V, T>(r), Constant.Of<T>(2)) * halfPower;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1<V, T>(V x)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var r = Reduce<V, T>(x, out var halfPower);
        var half = Constant.Of<T>(0.5);
        // Half the result first: 2^n itself may overflow where the result does not.
        var result = V.MulAdd(r * Tail<V, T>(r), halfPower * half, halfPower - half);
        return result + result;
    }

    /// <summary>r = x - n ln 2, and 2^(n-1): n - 1 because n itself may be one past the largest exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Reduce<V, T>(V x, out V halfPower)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var single = typeof(T) == typeof(float);
        // At the lower end the exponent field of 2^(n-1) is 0, and so is the result. NaN passes as the second argument.
        x = V.Max(Constant.Of<T>(single ? -87.5 : -708.5), V.Min(Constant.Of<T>(single ? 89 : 710), x));

        // Adding 1.5 * 2^23 (2^52) rounds to an integer and leaves it in the low bits; the exponent's bias rides along.
        V round = Constant.Of<T>(single ? 12582912.0 + 126 : 6755399441055744.0 + 1022);
        var rounded = V.MulAdd(x, Constant.Of<T>(1.4426950408889634), round);
        halfPower = V.ShiftBitsLeft(rounded, single ? 23 : 52);

        var n = rounded - round;
        var r = V.MulAdd(n, Constant.Of<T>(single ? -0.693147182464599609375 : -0.69314718055994528623), x);
        return V.MulAdd(n, Constant.Of<T>(single ? 1.904654299957768e-9 : -2.319046813846299558e-17), r);
    }

    /// <summary>2 (e^r - 1) / r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Tail<V, T>(V r)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V p;
        if (typeof(T) == typeof(float))
        {
            p = Constant.Of<T>(2 * 0.00138145488419);
            p = V.MulAdd(p, r, Constant.Of<T>(2 * 0.0083687452706));
            p = V.MulAdd(p, r, Constant.Of<T>(2 * 0.0416683906148));
            p = V.MulAdd(p, r, Constant.Of<T>(2 * 0.166665203974));
            p = V.MulAdd(p, r, Constant.Of<T>(2 * 0.499999934329));
        }
        else
        {
            p = Constant.Of<T>(2 * 2.5000018094704528884e-8);
            p = V.MulAdd(p, r, Constant.Of<T>(2 * 2.7630306236259632193e-7));
            p = V.MulAdd(p, r, Constant.Of<T>(2 * 2.7557586806200692376e-6));
            p = V.MulAdd(p, r, Constant.Of<T>(2 * 2.4801492949677832512e-5));
            p = V.MulAdd(p, r, Constant.Of<T>(2 * 1.9841269505771317371e-4));
            p = V.MulAdd(p, r, Constant.Of<T>(2 * 0.0013888888943759919137));
            p = V.MulAdd(p, r, Constant.Of<T>(2 * 0.008333333333494978276));
            p = V.MulAdd(p, r, Constant.Of<T>(2 * 0.041666666666529728401));
            p = V.MulAdd(p, r, Constant.Of<T>(2 * 0.16666666666666411507));
            p = V.MulAdd(p, r, Constant.Of<T>(2 * 0.50000000000000106687));
        }

        return V.MulAdd(p, r, Constant.Of<T>(2));
    }
}
