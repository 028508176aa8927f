namespace SubsetGen.Cuda.Tests.Kept;

/// <summary>A batch for one kernel: rows of logits, and where the layer has them, of pairs; what arrives has the same shapes.</summary>
internal sealed record KeptRows(double[] Logits, double[] PairLogits, double[] Arriving, double[] PairsArriving, int N)
{
    public int Rows => Logits.Length / N;

    public bool HasPairs => PairLogits.Length > 0;

    public bool[]? Mask { get; init; }

    public int[]? Lengths { get; init; }

    /// <summary>Rows of all kinds: ordinary ones, and with excluded items, with a certain item, and with one that is no number.</summary>
    public static KeptRows Of(int rows, int n, bool pairs)
    {
        var random = new System.Random(n);
        double[] Draw(int length) => [.. Enumerable.Range(0, rows * length).Select(_ => (4 * random.NextDouble()) - 2)];
        var logits = Draw(n);
        if (rows > 3)
        {
            logits[n + 1] = double.NegativeInfinity;
            logits[(2 * n) + 3] = double.PositiveInfinity;
            logits[3 * n] = double.NaN;
        }

        return new KeptRows(logits, pairs ? Draw(n - 1) : [], Draw(n), pairs ? Draw(n - 1) : [], n);
    }

    public KeptRows WithMask() => this with { Mask = [.. Enumerable.Range(0, Logits.Length).Select(i => i % 7 != 4)] };

    public KeptRows WithLengths() => this with { Lengths = [.. Enumerable.Range(0, Rows).Select(row => row % 3 == 2 ? row : N - row)] };
}

/// <summary>What forward and backward write for them.</summary>
internal sealed record KeptResults(double[] Subset, double[] Pairs, double[] GradLogits, double[] GradPairLogits, double[] GradTemperature)
{
    public IReadOnlyList<double[]> All => [Subset, Pairs, GradLogits, GradPairLogits, GradTemperature];
}
