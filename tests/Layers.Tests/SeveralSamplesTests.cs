using System.Numerics.Tensors;
using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Oracles;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Cpu;
using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>Several samples of each row, drawn from what is computed once.</summary>
[Collection(ThreadingCollection.Name)]
public sealed class SeveralSamplesTests : IDisposable
{
    private const int S = SampleLayers.Several;
    private const int N = 40;
    private const int Batch = 5;
    private const double Yes = double.PositiveInfinity;
    private const double No = double.NegativeInfinity;

    private static readonly double[] Logits = Draws.Normal(Batch * N, 461);
    private static readonly double[] Weights = Draws.Normal(Batch * S * N, 463);

    private readonly int threads = RowScheduler.MaxThreads;

    public void Dispose() => RowScheduler.MaxThreads = threads;

    [Fact]
    public void Each_has_k_ones_and_those_of_a_row_differ()
    {
        var samples = new ExactSamples { Seed = 7 }.Draw(Logits, S, N);

        Assert.All(samples, z => Assert.True(z is 0 or 1));
        for (var s = 0; s < Batch * S; s++)
            Assert.Equal(3, samples.Row(s, N).Sum());
        for (var row = 0; row < Batch; row++)
            Assert.True(Enumerable.Range(0, S).Select(s => string.Join(",", samples.Row((row * S) + s, N))).Distinct().Count() > 1);
    }

    [Fact]
    public void The_same_seed_draws_the_same_and_another_call_something_else()
    {
        var (a, b) = (new ExactSamples { Seed = 7 }, new ExactSamples { Seed = 7 });
        var first = a.Draw(Logits, S, N);

        Assert.Equal(first, b.Draw(Logits, S, N));
        Assert.NotEqual(first, a.Draw(Logits, S, N));
    }

    [Fact]
    public void They_are_what_a_layer_of_one_sample_draws_of_rows_that_are_repeated()
    {
        Assert.Equal(
            RandomLayers.Of(nameof(ExactSubset), 7).Subset(Repeated(Logits, S, N), N), new ExactSamples { Seed = 7 }.Draw(Logits, S, N));

        float[] single = [.. Logits.Select(x => (float)x)];
        Assert.Equal(
            new ExactSubsetSingle { Seed = 7 }.Subset(Repeated(single, S, N), N), new ExactSamplesSingle { Seed = 7 }.Draw(single, S, N));
    }

    /// <summary>One sample of a short row is drawn beside those of others, several are drawn by themselves.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(17)]
    [InlineData(64)]
    public void Beside_rows_that_are_special_or_wide_too(int n)
    {
        var logits = Draws.Normal(30 * n, 463 + n);
        logits[(2 * n) + 1] = double.NaN;
        logits[(3 * n) + 2] = Yes;
        logits[5 * n] = No;
        logits[(7 * n) + 3] = 5000;
        Array.Fill(logits, 0.5, 11 * n, n);

        Assert.Equal(
            new ExactSamples { Seed = 9 }.Draw(logits, S, n), RandomLayers.Of(nameof(ExactSubset), 9).Subset(Repeated(logits, S, n), n));
        float[] single = [.. logits.Select(x => (float)x)];
        Assert.Equal(
            new ExactSamplesSingle { Seed = 9 }.Draw(single, S, n), new ExactSubsetSingle { Seed = 9 }.Subset(Repeated(single, S, n), n));
    }

    [Fact]
    public void In_long_rows_of_many_items_too()
    {
        const int Items = 4000;
        var logits = Draws.Normal(Items, 467);

        var samples = new LargeExactSamples { Seed = 7 }.Draw(logits, 3, Items);

        Assert.Equal(new LargeExactSubset { Seed = 7 }.Subset(Repeated(logits, 3, Items), Items), samples);
        for (var s = 0; s < 3; s++)
            Assert.Equal(400, samples.Row(s, Items).Sum());
    }

    [Fact]
    public void Two_samples_of_a_row_know_nothing_of_each_other()
    {
        const int Items = 5;
        const int RowCount = 20_000;
        var logits = Draws.Normal(Items, 479, 0.3);
        var subsets = new KSubsets(logits, 3, DoubleLayers.Temperature);

        var samples = new ExactSamples { Seed = 11 }.Draw(Repeated(logits, RowCount, Items), S, Items);

        foreach (var (first, second) in new[] { (0, 1), (1, 3), (3, 2) })
        {
            var counts = new Dictionary<(int, int), int>();
            for (var row = 0; row < RowCount; row++)
            {
                var pair = (Bits(samples.Row((row * S) + first, Items)), Bits(samples.Row((row * S) + second, Items)));
                counts[pair] = counts.GetValueOrDefault(pair) + 1;
            }

            var pairs = (from a in Enumerable.Range(0, subsets.Masks.Length)
                         from b in Enumerable.Range(0, subsets.Masks.Length)
                         select (
                             Count: counts.GetValueOrDefault((subsets.Masks[a], subsets.Masks[b])),
                             Probability: subsets.Probabilities[a] * subsets.Probabilities[b])).ToArray();
            Assert.Equal(RowCount, pairs.Sum(p => p.Count));
            Assert.InRange(ChiSquare.Deviate([.. pairs.Select(p => p.Count)], [.. pairs.Select(p => p.Probability)]), -4, 4);
        }
    }

    [Fact]
    public void Backward_is_that_of_the_marginals_for_the_sum_of_what_arrives()
    {
        var (_, gradient) = new ExactSamples { Seed = 7 }.RunSamples(Logits, Weights, S, N);

        double[] sum = [.. Enumerable.Range(0, Batch * N).Select(i => Enumerable.Range(0, S).Sum(s => Weights[(((i / N * S) + s) * N) + (i % N)]))];
        Near.Assert(DoubleLayers.Of(SubsetMethod.Marginals).Run(Logits, sum, N).Gradient, gradient, 1e-13, "gradient");
    }

    [Fact]
    public void Rows_with_nothing_to_choose_are_the_same_in_every_sample()
    {
        double[] logits = [1, No, 2, 3, No, 0, Yes, Yes, 1, 2, No, No, No, No, No, double.NaN, 1, 2, 3, 4];

        var (samples, gradient) = new ExactSamples { Seed = 7 }.RunSamples(logits, Draws.Normal(4 * S * 5, 487), S, 5);

        for (var s = 0; s < S; s++)
        {
            Assert.Equal([1, 0, 1, 1, 0], samples.Row(s, 5));
            Assert.Equal([1, 1], samples.Row(S + s, 5)[1..3]);
            Assert.Equal(3, samples.Row(S + s, 5).Sum());
            Assert.Equal(new double[5], samples.Row((2 * S) + s, 5));
            Assert.All(samples.Row((3 * S) + s, 5), z => Assert.True(double.IsNaN(z)));
        }

        Assert.Equal(new double[5], gradient.Row(0, 5));
        Assert.Equal([0, 0], gradient.Row(1, 5)[1..3]);
        Assert.Equal(new double[5], gradient.Row(2, 5));
        Assert.All(gradient.Row(3, 5), g => Assert.True(double.IsNaN(g)));
    }

    [Fact]
    public void Masked_items_are_in_no_sample()
    {
        bool[] mask = [.. Enumerable.Range(0, Logits.Length).Select(i => i % 3 != 1)];
        var samples = new double[S * Logits.Length];

        new ExactSamples { Seed = 7 }.Infer(Rows.Of(Logits, N), Rows.IntoSteps(samples, S, N), Rows.Of(mask, N));

        for (var s = 0; s < Batch * S; s++)
        {
            Assert.Equal(3, samples.Row(s, N).Sum());
            Assert.All(Enumerable.Range(0, N), i => Assert.True(mask[(s / S * N) + i] || samples[(s * N) + i] == 0));
        }
    }

    [Fact]
    public void How_many_threads_there_are_does_not_matter()
    {
        const int Items = 701;
        var (logits, weights) = (Draws.Normal(61 * Items, 491), Draws.Normal(61 * S * Items, 499));
        RowScheduler.MaxThreads = 1;
        var (samples, gradient) = new ExactSamples { Seed = 7 }.RunSamples(logits, weights, S, Items);
        foreach (var count in new[] { 2, 3, 8 })
        {
            RowScheduler.MaxThreads = count;
            var (others, otherGradient) = new ExactSamples { Seed = 7 }.RunSamples(logits, weights, S, Items);
            Assert.Equal(samples, others);
            Assert.Equal(gradient, otherGradient);
        }
    }

    [Fact]
    public void They_have_a_dimension_of_their_own_before_the_items()
    {
        var layer = new ExactSamples();
        var samples = Enumerable.Repeat(7.0, S * Logits.Length).ToArray();

        Refused(() => layer.Infer(Rows.Of(Logits, N), Rows.IntoSteps(samples[..(3 * Logits.Length)], 3, N)), "samples has shape [5, 3, 40]", "[..., 4, n]");
        Refused(() => layer.Infer(Rows.Of(Logits, N), Rows.Into(samples, N)), "samples has shape [20, 40]", "[..., 4, n]");
        Refused(() => layer.Infer(Rows.Of(Logits, N), new TensorSpan<double>(samples, [S, Batch, N])), "samples has shape [4, 5, 40]", "[..., 4, n]");
        using var tape = layer.Forward(Rows.Of(Logits, N), Rows.IntoSteps(new double[S * Logits.Length], S, N));
        Refused(() => layer.Backward(tape, Rows.Of(Weights, N), Rows.Into(samples[..Logits.Length], N)), "gradSamples has shape [20, 40]", "[..., 4, n]");
        Assert.All(samples, z => Assert.Equal(7, z));
    }

    private static void Refused(Action call, params string[] pieces)
    {
        var exception = Assert.Throws<ArgumentException>(call);
        Assert.All(pieces, piece => Assert.Contains(piece, exception.Message));
    }

    private static T[] Repeated<T>(T[] logits, int times, int n) =>
        [.. Enumerable.Range(0, logits.Length / n).SelectMany(row => Enumerable.Repeat(logits.Row(row, n), times).SelectMany(x => x))];

    private static int Bits(double[] subset) => subset.Select((z, i) => z == 1 ? 1 << i : 0).Sum();
}
