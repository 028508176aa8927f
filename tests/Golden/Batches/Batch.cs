using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Batches;

/// <summary>Rows for one call of a layer, and how the layer is set. All numbers are double here and rounded where they are used.</summary>
/// <param name="Logits">Rows of n.</param>
/// <param name="GradSubset">The gradient that arrives, of the same shape.</param>
/// <param name="N">Items of a row.</param>
public sealed record Batch(double[] Logits, double[] GradSubset, int N)
{
    /// <summary>A number for each pair of neighbours; only where the layer takes them.</summary>
    public double[]? PairLogits { get; init; }

    /// <summary>What arrives for them.</summary>
    public double[]? GradPairs { get; init; }

    public bool[]? Mask { get; init; }

    public int[]? Lengths { get; init; }

    /// <summary>A k for each row.</summary>
    public double[]? RowK { get; init; }

    /// <summary>The layer's k, where it can be set.</summary>
    public double K { get; init; } = 3;

    /// <summary>The layer's temperature, where it can be set.</summary>
    public double Temperature { get; init; } = 1;

    public ulong Seed { get; init; } = 7;

    public int Rows => Logits.Length / N;

    /// <summary>What arrives for one number a row: what arrives for its first item.</summary>
    public double[] GradValue() => [.. Enumerable.Range(0, Rows).Select(row => GradSubset[row * N])];

    /// <summary>Whether mask or length take an item out.</summary>
    public bool IsExcluded(int row, int item) => Mask?[(row * N) + item] == false || (Lengths is not null && item >= Lengths[row]);

    /// <summary>The mask, or the one that says the same as the lengths; all items where there is neither.</summary>
    public bool[] AsMask() => [.. Enumerable.Range(0, Logits.Length).Select(i => !IsExcluded(i / N, i % N))];

    /// <summary>As it is in memory that holds numbers of a type.</summary>
    public Batch Rounded(DeviceType type) => this with
    {
        Logits = Stored.Round(Logits, type),
        GradSubset = Stored.Round(GradSubset, type),
        PairLogits = PairLogits is null ? null : Stored.Round(PairLogits, type),
        GradPairs = GradPairs is null ? null : Stored.Round(GradPairs, type),
        RowK = RowK is null ? null : Stored.Round(RowK, type),
    };
}
