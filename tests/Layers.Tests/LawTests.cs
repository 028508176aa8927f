using System.Numerics.Tensors;
using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Oracles;
using SubsetGen.Layers.Tests.Surface;
using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>What a layer says of the law behind it, against the list of all subsets and against finite differences.</summary>
public sealed class LawTests
{
    private const int N = 9;
    private const double Temperature = 0.5;

    public static TheoryData<double> Scales => [0.5, 3, 25];

    [Theory, MemberData(nameof(Scales))]
    public void The_divergence_of_two_laws_is_that_of_their_lists(double scale)
    {
        var (p, q) = (Draws.Normal(N, 1, scale), Draws.Normal(N, 2, scale));
        var (ofP, ofQ) = (new KSubsets(p, 3, Temperature), new KSubsets(q, 3, Temperature));
        var expected = ofP.Probabilities.Zip(ofQ.Probabilities, (a, b) => a == 0 ? 0 : a * Math.Log(a / b)).Sum();
        var kl = new double[1];

        LawOfThree.Kl(Row(p), Row(q), kl);

        Near.Assert([expected], kl, 1e-13 * Math.Max(1, expected));
    }

    [Fact]
    public void A_law_does_not_diverge_from_itself_nor_from_itself_shifted()
    {
        var p = Draws.Normal(N, 3);
        var shifted = p.Select(x => x + 7).ToArray();
        var kl = new double[2];

        LawOfThree.Kl(Row(p), Row(p), kl.AsSpan(0, 1));
        LawOfThree.Kl(Row(p), Row(shifted), kl.AsSpan(1, 1));

        Near.Assert([0, 0], kl, 1e-14);
    }

    [Theory, MemberData(nameof(Scales))]
    public void Every_gradient_is_the_derivative_of_its_value(double scale)
    {
        var (p, q) = (Draws.Normal(N, 5, scale), Draws.Normal(N, 6, scale));
        var (gradient, other) = (new double[N], new double[N]);
        double[] subset = [0, 1, 0, 1, 0, 0, 0, 1, 0];

        LawOfThree.LogPartitionVjp(Row(p), [1.5], gradient);
        Check("log Z", x => Value(v => LawOfThree.LogPartition(Row(x), v)), p, gradient);
        LawOfThree.EntropyVjp(Row(p), [1.5], gradient);
        Check("entropy", x => Value(v => LawOfThree.Entropy(Row(x), v)), p, gradient);
        LawOfThree.KlToUniformVjp(Row(p), [1.5], gradient);
        Check("divergence from uniform", x => Value(v => LawOfThree.KlToUniform(Row(x), v)), p, gradient);
        LawOfThree.LogProbabilityVjp(Row(p), Row(subset), [1.5], gradient);
        Check("log probability", x => Value(v => LawOfThree.LogProbability(Row(x), Row(subset), v)), p, gradient);
        LawOfThree.KlVjp(Row(p), Row(q), [1.5], gradient, other);
        Check("divergence, first", x => Value(v => LawOfThree.Kl(Row(x), Row(q), v)), p, gradient);
        Check("divergence, second", x => Value(v => LawOfThree.Kl(Row(p), Row(x), v)), q, other);
    }

    [Theory, MemberData(nameof(Scales))]
    public void Subset_and_entropy_in_one_pass_are_those_of_two(double scale)
    {
        var (logits, grad) = (Draws.Normal(4 * N, 7, scale), Draws.Normal(4 * N, 8));
        double[] gradEntropy = [0.3, -1, 2, 0];
        var (together, apart, subset, plain) = (new double[4 * N], new double[4 * N], new double[4 * N], new double[4 * N]);
        var (entropy, alone, fromEntropy) = (new double[4], new double[4], new double[4 * N]);
        var layer = new LawOfThree { Seed = 3 };
        using (var tape = layer.ForwardWithEntropy(Rows.Of(logits, N), Rows.Into(subset, N), entropy))
            layer.BackwardWithEntropy(tape, Rows.Of(grad, N), gradEntropy, Rows.Into(together, N));

        layer.Seed = 3;
        using (var tape = layer.Forward(Rows.Of(logits, N), Rows.Into(plain, N)))
            layer.Backward(tape, Rows.Of(grad, N), Rows.Into(apart, N));
        LawOfThree.Entropy(Rows.Of(logits, N), alone);
        LawOfThree.EntropyVjp(Rows.Of(logits, N), gradEntropy, Rows.Into(fromEntropy, N));

        Assert.Equal(plain, subset);
        Near.Assert(alone, entropy, 1e-14, "entropy");
        Near.Assert([.. apart.Zip(fromEntropy, (a, b) => a + b)], together, 1e-13 * Math.Max(1, scale), "gradient");
    }

    [Fact]
    public void However_many_samples_are_drawn_of_a_row_its_law_has_one_entropy()
    {
        var (logits, grad) = (Draws.Normal(2 * N, 7), Draws.Normal(2 * 4 * N, 8));
        double[] gradEntropy = [0.3, -1];
        var (entropy, alone) = (new double[2], new double[2]);
        var (together, apart, fromEntropy) = (new double[2 * N], new double[2 * N], new double[2 * N]);
        var layer = new LawOfThreeInFourSamples { Seed = 3 };
        ReadOnlyTensorSpan<double> Samples(double[] values) => new(values, [2, 4, N]);
        TensorSpan<double> Into(double[] values) => new(values, [2, 4, N]);
        using (var tape = layer.ForwardWithEntropy(Rows.Of(logits, N), Into(new double[2 * 4 * N]), entropy))
            layer.BackwardWithEntropy(tape, Samples(grad), gradEntropy, Rows.Into(together, N));

        layer.Seed = 3;
        using (var tape = layer.Forward(Rows.Of(logits, N), Into(new double[2 * 4 * N])))
            layer.Backward(tape, Samples(grad), Rows.Into(apart, N));
        LawOfThreeInFourSamples.Entropy(Rows.Of(logits, N), alone);
        LawOfThreeInFourSamples.EntropyVjp(Rows.Of(logits, N), gradEntropy, Rows.Into(fromEntropy, N));

        Near.Assert(alone, entropy, 1e-14, "entropy");
        Near.Assert([.. apart.Zip(fromEntropy, (a, b) => a + b)], together, 1e-13, "gradient");
    }

    [Fact]
    public void Where_nothing_is_open_there_is_one_subset_and_no_doubt()
    {
        double[] logits = [1, 2, double.NegativeInfinity, 3, double.NegativeInfinity];
        var (value, gradient) = (new double[1], new double[5]);

        LawOfThree.LogPartition(Row(logits), value);
        Assert.Equal(6 / Temperature, value[0]);
        LawOfThree.LogPartitionVjp(Row(logits), [1], gradient);
        Assert.Equal([2, 2, 0, 2, 0], gradient);
        LawOfThree.Entropy(Row(logits), value);
        Assert.Equal(0, value[0]);
        LawOfThree.EntropyVjp(Row(logits), [1], gradient);
        Assert.Equal(new double[5], gradient);
    }

    [Fact]
    public void Excluded_items_are_no_part_of_the_law()
    {
        var logits = Draws.Normal(N, 11);
        var without = logits.Where((_, i) => i != 4).ToArray();
        logits[4] = double.NegativeInfinity;
        var (value, gradient) = (new double[2], new double[N]);

        LawOfThree.KlToUniform(Row(logits), value.AsSpan(0, 1));
        LawOfThree.KlToUniform(Row(without), value.AsSpan(1, 1));
        Assert.Equal(value[1], value[0], 1e-14);
        LawOfThree.KlToUniformVjp(Row(logits), [1], gradient);
        Assert.Equal(0, gradient[4]);
        Assert.All(gradient, g => Assert.True(double.IsFinite(g)));
    }

    [Fact]
    public void A_subset_of_another_size_has_no_probability()
    {
        double[] subset = [1, 1, 0, 0, 0, 0, 0, 0, 0];
        var value = new double[1];

        LawOfThree.LogProbability(Row(Draws.Normal(N, 13)), Row(subset), value);

        Assert.Equal(double.NegativeInfinity, value[0]);
    }

    [Fact]
    public void A_row_with_NaN_has_no_value_and_leaves_other_rows_alone()
    {
        var logits = Draws.Normal(2 * N, 17);
        var (clean, broken, gradient) = (new double[2], new double[2], new double[2 * N]);
        LawOfThree.Entropy(Rows.Of(logits, N), clean);
        logits[N + 2] = double.NaN;

        LawOfThree.Entropy(Rows.Of(logits, N), broken);
        LawOfThree.EntropyVjp(Rows.Of(logits, N), [1, 1], Rows.Into(gradient, N));

        Assert.Equal([clean[0], double.NaN], broken);
        Assert.All(gradient[..N], g => Assert.True(double.IsFinite(g)));
        Assert.All(gradient[N..], g => Assert.True(double.IsNaN(g)));
    }

    [Fact]
    public void The_likeliest_subset_is_the_one_with_the_largest_probability()
    {
        var logits = Draws.Normal(N, 19);
        var subset = new double[N];
        var list = new KSubsets(logits, 3, Temperature);
        var best = list.Masks[list.Probabilities.ToList().IndexOf(list.Probabilities.Max())];

        LawOfThree.MostLikely(Row(logits), subset);

        Assert.Equal(Enumerable.Range(0, N).Select(i => (double)(best >> i & 1)), subset);
    }

    [Fact]
    public void Draws_follow_the_law()
    {
        const int Count = 40_000;
        var logits = Draws.Normal(6, 23);
        var list = new KSubsets(logits, 3, Temperature);
        var samples = new double[Count * 6];

        LawOfThree.Draw(Row(logits), new TensorSpan<double>(samples, [Count, 6]), seed: 29);

        var index = list.Masks.Select((mask, i) => (mask, i)).ToDictionary(p => p.mask, p => p.i);
        var counts = new int[list.Masks.Length];
        foreach (var sample in samples.Chunk(6))
            counts[index[sample.Select((z, i) => (int)z << i).Sum()]]++;
        Assert.True(ChiSquare.Deviate(counts, list.Probabilities) < 4);
    }

    [Fact]
    public void One_draw_has_a_dimension_too()
    {
        var samples = new double[N];

        LawOfThree.Draw(Row(Draws.Normal(N, 31)), new TensorSpan<double>(samples, [1, N]), seed: 1);

        Assert.Equal(3, samples.Sum());
        var error = Assert.Throws<ArgumentException>(() => LawOfThree.Draw(Row(Draws.Normal(N, 31)), samples, seed: 1));
        Assert.Contains("[..., s, n]", error.Message);
    }

    [Fact]
    public void A_value_for_each_row_is_asked_for()
    {
        var error = Assert.Throws<ArgumentException>(() => LawOfThree.Entropy(Rows.Of(Draws.Normal(2 * N, 37), N), new double[3]));

        Assert.Contains("has 3 entries", error.Message);
        Assert.Contains("need 2", error.Message);
    }

    [Fact]
    public void A_gradient_for_each_entropy_is_asked_for_beside_losses_too()
    {
        var layer = new ScoredLawOfThree();
        using var tape = layer.ForwardWithEntropy(Rows.Of(Draws.Normal(2 * N, 41), N), Rows.Into(new double[2 * N], N), new double[2]);

        var error = Assert.Throws<ArgumentException>(
            () => layer.BackwardWithEntropy(tape, [1, 2], [0.5], Rows.Into(new double[2 * N], N)));

        Assert.Contains("gradEntropy has 1 entries", error.Message);
    }

    private static ReadOnlyTensorSpan<double> Row(double[] values) => new(values);

    private static double Value(Action<double[]> function)
    {
        var value = new double[1];
        function(value);
        return value[0];
    }

    private static void Check(string what, Func<double[], double> value, double[] at, double[] gradient) =>
        Near.Assert(FiniteDifference.Gradient(x => 1.5 * value(x), at, 1e-3), gradient, 1e-8 * Math.Max(1, at.Max(Math.Abs)), what);
}
