using System.Numerics;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Layers.Tests.Kept;

/// <summary>What a pair of calls of one kernel reads: the inputs of a batch, and what arrives for its outputs.</summary>
internal sealed record KernelBatch<T>(T[] Logits, int N)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Rows => Logits.Length / N;

    public T[] Second { get; init; } = [];

    public T[] Third { get; init; } = [];

    public T[] Fourth { get; init; } = [];

    public bool[]? Mask { get; init; }

    public int[]? Lengths { get; init; }

    public T[]? RowK { get; init; }

    public T[] Arriving { get; init; } = [];

    public T[] SecondArriving { get; init; } = [];

    public static int Length(RowExtent extent, int n) => extent switch
    {
        RowExtent.One => 1,
        RowExtent.Items => n,
        RowExtent.Pairs => n - 1,
        _ => 0,
    };
}

/// <summary>What the calls write.</summary>
internal sealed record KernelResults<T>(T[] Output, T[] SecondOutput, T[] GradLogits, T[] GradSecond, T[] GradThird, T[] GradFourth, T[] GradK, T[] GradTemperature)
{
    public IReadOnlyList<T[]> All => [Output, SecondOutput, GradLogits, GradSecond, GradThird, GradFourth, GradK, GradTemperature];
}
