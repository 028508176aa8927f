using System.Numerics;
using System.Runtime.CompilerServices;

namespace SubsetGen.Runtime.Numerics;

/// <summary>
/// e^x of every lane: x = n ln 2 + r with |r| at most half of ln 2, a minimax polynomial for e^r - 1 (degree 6 in single,
/// 11 in double precision), and n put straight into an exponent field.
/// </summary>
/// <remarks>
/// The error is at most 1.05 ulp, of e^x - 1 at most 2.5 ulp, in both precisions. Results below
/// 2^-125.5 (single; x below about -86.99) or 2^-1021.5 (double; x below about -708.05) are 0, so that no subnormal number
/// ever arises: they are slow. Overflow is +inf, e^-inf = 0, e^inf = inf, NaN stays NaN.
/// The polynomials are summed in pairs and pairs of pairs, not by Horner's rule: one more product, but the chain of
/// dependent operations, which is what a row waits for, is two thirds as long.
/// </remarks>
internal static class VectorExp
{
    /// <summary>From here on down e^x is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Least<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => typeof(T) == typeof(float) ? Constant.Of<T>(-87.5) : Constant.Of<T>(-708.5);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<S, V, T>(V x)
        where S : ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var r = Reduce<S, V, T>(x, out var halfPower);
        var two = S.Create(Constant.Of<T>(2)); // doubled before the power, so that the smallest results stay normal
        return S.Multiply(S.MulAdd(ExpMinusOne<S, V, T>(r), two, two), halfPower);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1<S, V, T>(V x)
        where S : ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var r = Reduce<S, V, T>(x, out var halfPower);
        var half = S.MulAdd(ExpMinusOne<S, V, T>(r), halfPower, S.Subtract(halfPower, S.Create(Constant.Of<T>(0.5))));
        return S.Add(half, half);
    }

    /// <summary>r = x - n ln 2, and 2^(n-1): n - 1 because n itself may be one past the largest exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Reduce<S, V, T>(V x, out V halfPower)
        where S : ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // At the lower end the exponent field of 2^(n-1) is 0, and so is the result. NaN passes as the second argument.
        var least = S.Create(Least<T>());
        var most = S.Create(typeof(T) == typeof(float) ? Constant.Of<T>(89) : Constant.Of<T>(710));
        x = S.Max(least, S.Min(most, x));

        // Adding 1.5 * 2^23 (2^52) rounds to an integer and leaves it in the low bits; the exponent's bias rides along.
        var round = S.Create(typeof(T) == typeof(float)
            ? Constant.Of<T>(12582912.0 + 126)
            : Constant.Of<T>(6755399441055744.0 + 1022));
        var rounded = S.MulAdd(x, S.Create(Constant.Of<T>(1.4426950408889634)), round);
        halfPower = typeof(T) == typeof(float) ? S.ShiftBitsLeft(rounded, 23) : S.ShiftBitsLeft(rounded, 52);

        // Minus ln 2 in two parts: fused, the first product loses nothing.
        var n = S.Subtract(rounded, round);
        var upper = S.Create(typeof(T) == typeof(float)
            ? Constant.Of<T>(-0.693147182464599609375)
            : Constant.Of<T>(-0.69314718055994528623));
        var lower = S.Create(typeof(T) == typeof(float)
            ? Constant.Of<T>(1.904654299957768e-9)
            : Constant.Of<T>(-2.319046813846299558e-17));
        return S.MulAdd(n, lower, S.MulAdd(n, upper, x));
    }

    /// <summary>e^r - 1 for |r| at most half of ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpMinusOne<S, V, T>(V r)
        where S : ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var r2 = S.Multiply(r, r);
        V p;
        if (typeof(T) == typeof(float))
        {
            var p01 = Line<S, V, T>(0.499999934329, 0.166665203974, r);
            var p23 = Line<S, V, T>(0.0416683906148, 0.0083687452706, r);
            p = S.MulAdd(S.MulAdd(S.Create(Constant.Of<T>(0.00138145488419)), r2, p23), r2, p01);
        }
        else
        {
            var r4 = S.Multiply(r2, r2);
            var p01 = Line<S, V, T>(0.50000000000000106687, 0.16666666666666411507, r);
            var p23 = Line<S, V, T>(0.041666666666529728401, 0.008333333333494978276, r);
            var p45 = Line<S, V, T>(0.0013888888943759919137, 1.9841269505771317371e-4, r);
            var p67 = Line<S, V, T>(2.4801492949677832512e-5, 2.7557586806200692376e-6, r);
            var p89 = Line<S, V, T>(2.7630306236259632193e-7, 2.5000018094704528884e-8, r);
            var upper = S.MulAdd(p89, r4, S.MulAdd(p67, r2, p45));
            p = S.MulAdd(upper, r4, S.MulAdd(p23, r2, p01));
        }

        return S.MulAdd(p, r2, r);
    }

    /// <summary>a + b x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Line<S, V, T>(double a, double b, V x)
        where S : ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        S.MulAdd(S.Create(Constant.Of<T>(b)), x, S.Create(Constant.Of<T>(a)));
}
