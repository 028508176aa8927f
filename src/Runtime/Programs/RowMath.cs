using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>Scalar operations of the expression grammar that <see cref="System.Numerics"/> has no name for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowMath
{
    /// <summary>a / b, and 0 where b is 0: the gradient of a row in which every item is saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T DivideOrZero<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => b == T.Zero ? T.Zero : a / b;

    /// <summary>The exponent of what is negligible beside 1, also n times: together they are a quarter of a rounding, 2^-26 or 2^-55.</summary>
    public static T NegligibleExponent<T>(int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        -T.CreateTruncating(Math.Log(n) + ((typeof(T) == typeof(float) ? 26 : 55) * Math.Log(2)));

    /// <summary>
    /// The most by which an exponent may grow until its exponential, made of the one before it, is of use: what is negligible then
    /// was no denormal before, and nothing overflows.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MostGrowth<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateTruncating(typeof(T) == typeof(float) ? 50 : 600);

    /// <summary>1 / (1 + exp(-a)), with full relative accuracy in both tails.</summary>
    public static T Logistic<T>(T a)
        where T : IFloatingPointIeee754<T>
    {
        var tail = T.Exp(-T.Abs(a));
        return (a < T.Zero ? tail : T.One) / (T.One + tail);
    }

    /// <summary>log C(n, k), 0 where k is not below n: accurate to the last digits, by k multiplications.</summary>
    public static T LogBinomial<T>(int n, int k)
        where T : IFloatingPointIeee754<T>
    {
        k = Math.Min(k, n - k);
        var (log, product) = (0.0, 1.0);
        for (var i = 1; i <= k; i++)
        {
            product *= (double)(n - k + i) / i;
            if (product < 1e280)
                continue;
            log += Math.Log(product);
            product = 1;
        }

        return T.CreateTruncating(log + Math.Log(product));
    }
}
