using System.Numerics;
using System.Runtime.CompilerServices;

namespace SubsetGen.Runtime.Numerics;

/// <summary>
/// The natural logarithm of every lane: x = m 2^e with m in [0.75, 1.5), log x = e ln 2 + log m, and log m by a minimax
/// polynomial in m - 1 (single precision) or in ((m - 1)/(m + 1))^2 (double, where that halves the work).
/// </summary>
/// <remarks>log 0 = -inf, log inf = inf, NaN below zero and for NaN; subnormal numbers are exact inputs like all others.</remarks>
internal static class VectorLog
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<V, T>(V x)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var e = V.Exponent(x);
        var f = V.Mantissa(x) - T.One;
        return typeof(T) == typeof(float) ? Single<V, T>(e, f) : Double<V, T>(e, f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p<V, T>(V x)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V one = T.One;
        var u = one + x;
        // What rounding took from 1 + x, exactly; its first-order effect is put back.
        var lost = V.Select(V.Less(x, one), x - (u - one), one - (u - x));
        var log = Log<V, T>(u) + lost / V.Max(Constant.Bits<T>(0x0080_0000, 0x0010_0000_0000_0000), u);
        return V.Select(V.Less(x, T.PositiveInfinity), log, x); // +inf and NaN are their own logarithms
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Single<V, T>(V e, V f)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V p = Constant.Of<T>(-0.0450748158);
        p = V.MulAdd(p, f, Constant.Of<T>(0.10463022406));
        p = V.MulAdd(p, f, Constant.Of<T>(-0.131611925074));
        p = V.MulAdd(p, f, Constant.Of<T>(0.144783945993));
        p = V.MulAdd(p, f, Constant.Of<T>(-0.1664731225));
        p = V.MulAdd(p, f, Constant.Of<T>(0.199908612626));
        p = V.MulAdd(p, f, Constant.Of<T>(-0.250000958406));
        p = V.MulAdd(p, f, Constant.Of<T>(0.33333449112));
        p = V.MulAdd(p, f, Constant.Of<T>(-0.5));
        return V.MulAdd(e, Constant.Of<T>(0.69314718055994531), V.MulAdd(f * f, p, f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Double<V, T>(V e, V f)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var s = f / (f + Constant.Of<T>(2));
        var z = s * s;
        V p = Constant.Of<T>(0.1383856795827410301);
        p = V.MulAdd(p, z, Constant.Of<T>(0.13174261568149890697));
        p = V.MulAdd(p, z, Constant.Of<T>(0.15391072454265123707));
        p = V.MulAdd(p, z, Constant.Of<T>(0.18181667087374789273));
        p = V.MulAdd(p, z, Constant.Of<T>(0.22222224276228433929));
        p = V.MulAdd(p, z, Constant.Of<T>(0.28571428556006871045));
        p = V.MulAdd(p, z, Constant.Of<T>(0.4000000000005594369));
        p = V.MulAdd(p, z, Constant.Of<T>(0.66666666666666597334));
        var halfSquare = f * f * Constant.Of<T>(0.5);
        // ln 2 in two parts, both rounded down: at e = +-inf they agree in sign.
        var small = V.MulAdd(s, V.MulAdd(z, p, halfSquare), e * Constant.Of<T>(2.319046813846299558e-17));
        return V.MulAdd(e, Constant.Of<T>(0.69314718055994528623), f - (halfSquare - small));
    }
}
