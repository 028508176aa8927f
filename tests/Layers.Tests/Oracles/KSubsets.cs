using System.Numerics;

namespace SubsetGen.Layers.Tests.Oracles;

/// <summary>The k-subset distribution p(z) ~ exp(x z / t), by listing every subset. For n up to about 12.</summary>
internal sealed class KSubsets
{
    private readonly int n;

    public KSubsets(double[] logits, int k, double temperature)
    {
        n = logits.Length;
        Masks = [.. Enumerable.Range(0, 1 << n).Where(m => BitOperations.PopCount((uint)m) == k)];
        var scores = Masks.Select(m => Items(m).Sum(i => logits[i]) / temperature).ToArray();
        var most = scores.Max();
        var total = scores.Sum(s => Math.Exp(s - most));
        Probabilities = [.. scores.Select(s => Math.Exp(s - most) / total)];
    }

    /// <summary>Every subset of k items, as bits.</summary>
    public int[] Masks { get; }

    /// <summary>The probability of each.</summary>
    public double[] Probabilities { get; }

    public double[] Marginals() => [.. Enumerable.Range(0, n).Select(i => Expect(m => Has(m, i) ? 1 : 0))];

    /// <summary>Covariance of the indicators times a vector, over the temperature: the VJP of the marginals.</summary>
    public double[] Vjp(double[] gradSubset, double temperature)
    {
        var marginals = Marginals();
        double Centred(int mask) => Enumerable.Range(0, n).Sum(j => gradSubset[j] * ((Has(mask, j) ? 1 : 0) - marginals[j]));
        return [.. Enumerable.Range(0, n).Select(i => Expect(m => ((Has(m, i) ? 1 : 0) - marginals[i]) * Centred(m)) / temperature)];
    }

    private static bool Has(int mask, int item) => (mask >> item & 1) != 0;

    private IEnumerable<int> Items(int mask) => Enumerable.Range(0, n).Where(i => Has(mask, i));

    private double Expect(Func<int, double> of) => Masks.Zip(Probabilities, (m, p) => p * of(m)).Sum();
}
