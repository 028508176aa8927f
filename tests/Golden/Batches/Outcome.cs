namespace SubsetGen.Golden.Batches;

/// <summary>What a layer made of a batch.</summary>
/// <param name="Subset">What left it.</param>
/// <param name="Gradient">The gradient for the logits.</param>
public sealed record Outcome(double[] Subset, double[] Gradient)
{
    /// <summary>What left it for pairs of neighbours.</summary>
    public double[] PairSubset { get; init; } = [];

    /// <summary>The gradient for the logits of pairs.</summary>
    public double[] PairGradient { get; init; } = [];

    /// <summary>The gradient for the k of each row.</summary>
    public double[] GradK { get; init; } = [];

    /// <summary>The gradient for the logits of another law.</summary>
    public double[] OtherGradient { get; init; } = [];

    /// <summary>The entropy of each row, beside the subset.</summary>
    public double[] Entropy { get; init; } = [];

    private IEnumerable<double[]> All => [Subset, Gradient, PairSubset, PairGradient, GradK, OtherGradient, Entropy];

    /// <summary>Whether another one is the same in every bit.</summary>
    public bool HasBitsOf(Outcome other) =>
        All.Zip(other.All, (mine, its) => mine.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(its.Select(BitConverter.DoubleToInt64Bits)))
            .All(same => same);
}
