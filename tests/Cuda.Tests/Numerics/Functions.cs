using System.Numerics;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Tests.Numerics;

namespace SubsetGen.Cuda.Tests.Numerics;

internal readonly struct LogisticOf : IFunction
{
    public static V Of<V, T>(V x)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => V.Logistic(x);
}

internal readonly struct SqrtOf : IFunction
{
    public static V Of<V, T>(V x)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => V.Sqrt(x);
}

internal readonly struct NormalQuantileOf : IFunction
{
    public static V Of<V, T>(V x)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => V.NormalQuantile(x);
}
