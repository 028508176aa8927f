using System.Numerics;
using System.Runtime.CompilerServices;

namespace SubsetGen.Runtime.Numerics;

/// <summary>
/// x^a of every lane, x >= 0, for one exponent: repeated squaring for integers up to 64 in magnitude, a square root
/// for a half; else e^(a log x), whose relative error grows with |a log x|.
/// </summary>
/// <remarks>0^a = 0 for a > 0, 0^0 = 1, 0^a = inf for a &lt; 0; NaN stays NaN, except that any x^0 = 1.</remarks>
internal static class VectorPow
{
    private const int LargestSquared = 64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Pow<V, T>(V x, T exponent)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The exponent is the same for all lanes of all calls in a kernel: these tests fold or predict.
        if (exponent == T.One)
            return x;
        if (exponent == Constant.Of<T>(2))
            return x * x;
        if (exponent == Constant.Of<T>(0.5))
            return V.Sqrt(x);
        if (T.Abs(exponent) <= Constant.Of<T>(LargestSquared) && T.IsInteger(exponent))
            return Squared<V, T>(x, int.CreateTruncating(exponent));
        return VectorExp.Exp<V, T>(VectorLog.Log<V, T>(x) * exponent);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Squared<V, T>(V x, int exponent)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V one = T.One;
        var product = one;
        for (var bits = Math.Abs(exponent); ; x *= x)
        {
            if ((bits & 1) != 0)
                product *= x;
            bits >>= 1;
            if (bits == 0)
                break;
        }

        return exponent < 0 ? one / product : product;
    }
}
