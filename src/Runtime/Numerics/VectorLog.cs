using System.Numerics;
using System.Runtime.CompilerServices;

namespace SubsetGen.Runtime.Numerics;

/// <summary>
/// The natural logarithm of every lane: x = m 2^e with m in [0.75, 1.5), log x = e ln 2 + log m, and log m by a minimax
/// polynomial in m - 1 (single precision) or in ((m - 1)/(m + 1))^2 (double, where that halves the work).
/// </summary>
/// <remarks>
/// The error is at most 1 ulp, of log(1 + x) at most 1.6 ulp, in both precisions.
/// log 0 = -inf, log inf = inf, NaN below zero and for NaN; subnormal numbers are inputs like all others.
/// </remarks>
internal static class VectorLog
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<S, V, T>(V x)
        where S : ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var e = S.Exponent(x);
        var f = S.Subtract(S.Mantissa(x), S.Create(T.One));
        return typeof(T) == typeof(float) ? Single<S, V, T>(e, f) : Double<S, V, T>(e, f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p<S, V, T>(V x)
        where S : ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var one = S.Create(T.One);
        var u = S.Add(one, x);
        // What rounding took from 1 + x, exactly; its first-order effect is put back.
        var lost = S.Select(S.Less(x, one), S.Subtract(x, S.Subtract(u, one)), S.Subtract(one, S.Subtract(u, x)));
        var leastNormal = S.Create(Constant.Bits<T>(0x0080_0000, 0x0010_0000_0000_0000)); // spares x = -1 a 0/0
        var log = S.Add(Log<S, V, T>(u), S.Divide(lost, S.Max(leastNormal, u)));
        return S.Select(S.Less(x, S.Create(T.PositiveInfinity)), log, x); // +inf and NaN are their own logarithms
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Single<S, V, T>(V e, V f)
        where S : ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var f2 = S.Multiply(f, f);
        var f4 = S.Multiply(f2, f2);
        var lower = S.MulAdd(Line<S, V, T>(-0.250000958406, 0.199908612626, f), f2,
            Line<S, V, T>(-0.5, 0.33333449112, f));
        var upper = S.MulAdd(Line<S, V, T>(-0.131611925074, 0.10463022406, f), f2,
            Line<S, V, T>(-0.1664731225, 0.144783945993, f));
        var p = S.MulAdd(S.MulAdd(S.Create(Constant.Of<T>(-0.0450748158)), f4, upper), f4, lower);
        return S.MulAdd(e, S.Create(Constant.Of<T>(0.69314718055994531)), S.MulAdd(f2, p, f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Double<S, V, T>(V e, V f)
        where S : ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var s = S.Divide(f, S.Add(f, S.Create(Constant.Of<T>(2))));
        var z = S.Multiply(s, s);
        var z2 = S.Multiply(z, z);
        var p01 = Line<S, V, T>(0.66666666666666597334, 0.4000000000005594369, z);
        var p23 = Line<S, V, T>(0.28571428556006871045, 0.22222224276228433929, z);
        var p45 = Line<S, V, T>(0.18181667087374789273, 0.15391072454265123707, z);
        var p67 = Line<S, V, T>(0.13174261568149890697, 0.1383856795827410301, z);
        var p = S.MulAdd(S.MulAdd(S.MulAdd(p67, z2, p45), z2, p23), z2, p01);
        var halfSquare = S.Multiply(S.Multiply(f, f), S.Create(Constant.Of<T>(0.5)));
        // ln 2 in two parts, both positive: at e = +-inf they agree in sign.
        var upper = S.Create(Constant.Of<T>(0.69314718055994528623));
        var lower = S.Create(Constant.Of<T>(2.319046813846299558e-17));
        var small = S.MulAdd(s, S.MulAdd(z, p, halfSquare), S.Multiply(e, lower));
        return S.MulAdd(e, upper, S.Subtract(f, S.Subtract(halfSquare, small)));
    }

    /// <summary>a + b x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Line<S, V, T>(double a, double b, V x)
        where S : ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        S.MulAdd(S.Create(Constant.Of<T>(b)), x, S.Create(Constant.Of<T>(a)));
}
