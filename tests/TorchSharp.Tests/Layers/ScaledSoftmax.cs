using System.Numerics;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Torch.Tests.Layers;

/// <summary>k times the softmax: small enough to see what must come out. It takes any k and keeps its output.</summary>
internal readonly struct ScaledSoftmax<T> : IRowKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int SavedScalars => 1;

    public static int OperationsPerItem => 20;

    public static bool TakesFractionalK => true;

    public static bool KeepsOutput => true;

    public static void Forward<V>(in Row<T> row, in RowOutput<T> output)
        where V : struct, ILanes<V, T>
    {
        var sum = T.Zero;
        for (var i = 0; i < row.Length; i++)
            sum += output.First[i] = T.Exp((row.Logits[i] - row.LargestLogit) / row.Temperature);
        for (var i = 0; i < row.Length; i++)
            output.First[i] *= row.K / sum;
        output.Saved[0] = row.K;
    }

    public static void Backward<V>(in Row<T> row, in RowGradient<T> gradient)
        where V : struct, ILanes<V, T>
    {
        if (gradient.Saved[0] != row.K)
            throw new InvalidOperationException("What forward kept is not what backward got.");
        var mean = T.Zero;
        for (var i = 0; i < row.Length; i++)
            mean += gradient.First[i] * gradient.Output[i] / row.K;
        for (var i = 0; i < row.Length; i++)
            gradient.Logits[i] = gradient.Output[i] * (gradient.First[i] - mean) / row.Temperature;
        if (gradient.K.Length > 0)
            gradient.K[0] = mean;
    }
}
