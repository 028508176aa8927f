using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Tests.Numerics;

/// <summary>A function of lanes, so that a test can name it.</summary>
internal interface IFunction
{
    static abstract V Of<V, T>(V x)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

internal readonly struct ExpOf : IFunction
{
    public static V Of<V, T>(V x)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => V.Exp(x);
}

internal readonly struct Expm1Of : IFunction
{
    public static V Of<V, T>(V x)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => V.Expm1(x);
}

internal readonly struct LogOf : IFunction
{
    public static V Of<V, T>(V x)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => V.Log(x);
}

internal readonly struct Log1pOf : IFunction
{
    public static V Of<V, T>(V x)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => V.Log1p(x);
}

/// <summary>Applies a function of lanes to arrays.</summary>
internal static class Elementwise
{
    public static void Apply<F, V, T>(ReadOnlySpan<T> x, Span<T> y)
        where F : IFunction
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < x.Length; i += V.Count)
            V.StorePartial(F.Of<V, T>(V.LoadPartial(x, i, T.Zero)), y, i);
    }

    /// <summary>At the widest registers.</summary>
    public static float[] Single<F>(params float[] x)
        where F : IFunction
    {
        var y = new float[x.Length];
        Apply<F, Lanes512<float>, float>(x, y);
        return y;
    }

    /// <summary>At the widest registers.</summary>
    public static double[] Double<F>(params double[] x)
        where F : IFunction
    {
        var y = new double[x.Length];
        Apply<F, Lanes512<double>, double>(x, y);
        return y;
    }
}
