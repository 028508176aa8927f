using System.Numerics;
using System.Numerics.Tensors;
using SubsetGen.Layers.Tests.Oracles;
using SubsetGen.Layers.Tests.Surface;
using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>What a chain says of its law, against the list of all subsets and against finite differences.</summary>
public sealed partial class ChainLawTests
{
    private const int N = 9;
    private const double Temperature = 0.5;

    [KSubsetLayer(3, SubsetMethod.CorrelatedMarginals, Temperature = Temperature, Distribution = true, Precision = SubsetPrecision.Double)]
    public sealed partial class ChainOfThree;

    public static TheoryData<double> Scales => [0.5, 3, 20];

    [Theory, MemberData(nameof(Scales))]
    public void Every_value_is_that_of_the_list(double scale)
    {
        var (x, w) = (Draws.Normal(N, 1, scale), Draws.Normal(N - 1, 2, scale));
        var (other, otherPairs) = (Draws.Normal(N, 3, scale), Draws.Normal(N - 1, 4, scale));
        var (p, q) = (LogProbabilities(x, w), LogProbabilities(other, otherPairs));
        double Mean(Func<int, double> of) => Masks.Sum(m => Math.Exp(p[m]) is var share && share > 0 ? share * of(m) : 0);
        var entropy = Mean(m => -p[m]);
        var value = new double[1];
        var tolerance = 1e-13 * Math.Max(1, 20 * scale);

        ChainOfThree.LogPartition(x, w, value);
        Near.Assert([Score(x, w, Masks[0]) - p[Masks[0]]], value, tolerance, "log Z");
        ChainOfThree.Entropy(x, w, value);
        Near.Assert([entropy], value, tolerance, "entropy");
        ChainOfThree.KlToUniform(x, w, value);
        Near.Assert([Math.Log(Masks.Length) - entropy], value, tolerance, "divergence from uniform");
        ChainOfThree.Kl(x, w, other, otherPairs, value);
        Near.Assert([Mean(m => p[m] - q[m])], value, tolerance, "divergence");
        foreach (var mask in Masks)
        {
            ChainOfThree.LogProbability(x, w, Subset(mask), value);
            Near.Assert([p[mask]], value, tolerance, "log probability");
        }
    }

    [Theory, MemberData(nameof(Scales))]
    public void Every_gradient_is_the_derivative_of_its_value(double scale)
    {
        var (x, w) = (Draws.Normal(N, 5, scale), Draws.Normal(N - 1, 6, scale));
        var (other, otherPairs) = (Draws.Normal(N, 7, scale), Draws.Normal(N - 1, 8, scale));
        var (g, gPairs, gOther, gOtherPairs) = (new double[N], new double[N - 1], new double[N], new double[N - 1]);
        var subset = Subset(Masks[20]);

        ChainOfThree.LogPartitionVjp(x, w, [1.5], g, gPairs);
        Check("log Z", v => Value(to => ChainOfThree.LogPartition(v, w, to)), x, g);
        Check("log Z by pairs", v => Value(to => ChainOfThree.LogPartition(x, v, to)), w, gPairs);
        ChainOfThree.EntropyVjp(x, w, [1.5], g, gPairs);
        Check("entropy", v => Value(to => ChainOfThree.Entropy(v, w, to)), x, g);
        Check("entropy by pairs", v => Value(to => ChainOfThree.Entropy(x, v, to)), w, gPairs);
        ChainOfThree.KlToUniformVjp(x, w, [1.5], g, gPairs);
        Check("divergence from uniform", v => Value(to => ChainOfThree.KlToUniform(v, w, to)), x, g);
        ChainOfThree.LogProbabilityVjp(x, w, subset, [1.5], g, gPairs);
        Check("log probability", v => Value(to => ChainOfThree.LogProbability(v, w, subset, to)), x, g);
        Check("log probability by pairs", v => Value(to => ChainOfThree.LogProbability(x, v, subset, to)), w, gPairs);
        ChainOfThree.KlVjp(x, w, other, otherPairs, [1.5], g, gPairs, gOther, gOtherPairs);
        Check("divergence", v => Value(to => ChainOfThree.Kl(v, w, other, otherPairs, to)), x, g);
        Check("divergence by pairs", v => Value(to => ChainOfThree.Kl(x, v, other, otherPairs, to)), w, gPairs);
        Check("divergence by the other", v => Value(to => ChainOfThree.Kl(x, w, v, otherPairs, to)), other, gOther);
        Check("divergence by the other's pairs", v => Value(to => ChainOfThree.Kl(x, w, other, v, to)), otherPairs, gOtherPairs);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_certain_item_leaves_the_law_of_the_subsets_that_have_it(int certain)
    {
        var (x, w) = (Draws.Normal(N, 21), Draws.Normal(N - 1, 22));
        x[certain] = double.PositiveInfinity;
        var value = new double[1];

        ChainOfThree.LogPartition(x, w, value);

        // Its own score is infinite and does not count; that of its pairs does.
        var finite = x.Select(v => double.IsFinite(v) ? v : 0).ToArray();
        var scores = Masks.Where(m => (m >> certain & 1) == 1).Select(m => Score(finite, w, m)).ToArray();
        Near.Assert([Math.Log(scores.Sum(Math.Exp))], value, 1e-13, "log Z");
    }

    [Fact]
    public void Without_couplings_it_is_the_law_of_free_items()
    {
        var x = Draws.Normal(N, 11);
        var list = new KSubsets(x, 3, Temperature);
        var value = new double[1];

        ChainOfThree.Entropy(x, new double[N - 1], value);

        Near.Assert([-list.Probabilities.Sum(p => p * Math.Log(p))], value, 1e-13);
    }

    [Fact]
    public void The_likeliest_subset_and_the_draws_are_those_of_the_list()
    {
        const int Count = 30_000;
        var (x, w) = (Draws.Normal(6, 13), Draws.Normal(5, 14));
        var masks = Enumerable.Range(0, 1 << 6).Where(m => BitOperations.PopCount((uint)m) == 3).ToArray();
        var scores = masks.Select(m => Math.Exp(Score(x, w, m))).ToArray();
        var best = new double[6];
        var samples = new double[Count * 6];

        ChainOfThree.MostLikely(x, w, best);
        ChainOfThree.Draw(x, w, new TensorSpan<double>(samples, [Count, 6]), seed: 15);

        var counts = new int[masks.Length];
        foreach (var sample in samples.Chunk(6))
            counts[Array.IndexOf(masks, sample.Select((z, i) => (int)z << i).Sum())]++;
        Assert.Equal(masks[Array.IndexOf(scores, scores.Max())], best.Select((z, i) => (int)z << i).Sum());
        Assert.True(ChiSquare.Deviate(counts, [.. scores.Select(s => s / scores.Sum())]) < 4);
    }

    private static int[] Masks { get; } = [.. Enumerable.Range(0, 1 << N).Where(m => BitOperations.PopCount((uint)m) == 3)];

    private static double Score(double[] x, double[] w, int mask) =>
        (x.Where((_, i) => (mask >> i & 1) == 1).Sum() + w.Where((_, i) => (mask >> i & 3) == 3).Sum()) / Temperature;

    private static Dictionary<int, double> LogProbabilities(double[] x, double[] w)
    {
        var scores = Masks.ToDictionary(m => m, m => Score(x, w, m));
        var most = scores.Values.Max();
        var logZ = most + Math.Log(scores.Values.Sum(s => Math.Exp(s - most)));
        return scores.ToDictionary(s => s.Key, s => s.Value - logZ);
    }

    private static double[] Subset(int mask) => [.. Enumerable.Range(0, N).Select(i => (double)(mask >> i & 1))];

    private static double Value(Action<double[]> function)
    {
        var value = new double[1];
        function(value);
        return value[0];
    }

    private static void Check(string what, Func<double[], double> value, double[] at, double[] gradient) =>
        Near.Assert(FiniteDifference.Gradient(x => 1.5 * value(x), at, 1e-3), gradient, 1e-8 * Math.Max(1, at.Max(Math.Abs)), what);
}
