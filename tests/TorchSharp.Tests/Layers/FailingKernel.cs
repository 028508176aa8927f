using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Torch.Tests.Layers;

/// <summary>Copies its row, and has no backward pass.</summary>
internal readonly struct FailingKernel : IRowKernel<float>
{
    public static int SavedScalars => 0;

    public static int OperationsPerItem => 1;

    public static void Forward<V>(in Row<float> row, in RowOutput<float> output)
        where V : struct, ILanes<V, float> => row.Logits[..row.Length].CopyTo(output.First);

    public static void Backward<V>(in Row<float> row, in RowGradient<float> gradient)
        where V : struct, ILanes<V, float> => throw new InvalidOperationException("This kernel fails.");
}
