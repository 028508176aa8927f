using SubsetGen.Layers.Tests.Compilation;
using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Surface;
using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>Layers whose sample is drawn by a design from the relaxed subset.</summary>
public sealed class DesignSampleTests
{
    private const int N = 9;

    private const double Fraction = 2.75;

    private static readonly SubsetSample[] Designs =
        [.. Enum.GetValues<SubsetSample>().Except([SubsetSample.Relaxed, SubsetSample.TopK, SubsetSample.Exact])];

    private static readonly double[] Logits = Draws.Normal(N, 401);
    private static readonly double[] Weights = Draws.Normal(N, 409);

    private static readonly Lazy<LayerSet> Compiled = new(() => LayerCompiler.Compile(
        from design in Designs
        from precision in Enum.GetValues<SubsetPrecision>()
        from options in new[]
        {
            new LayerOptions(3, SubsetMethod.SigmoidTopK, 0.5, precision, Sample: design),
            new LayerOptions(3, SubsetMethod.Marginals, 0.5, precision, Sample: design),
            new LayerOptions(3, SubsetMethod.EuclideanTopK, 0.5, precision, Sample: design),
            new LayerOptions(Fraction, SubsetMethod.SigmoidTopK, 0.5, precision, Sample: design),
        }
        select options));

    public static TheoryData<SubsetSample> Samples => [.. Designs];

    public static TheoryData<SubsetSample, SubsetMethod> Layers
    {
        get
        {
            var layers = new TheoryData<SubsetSample, SubsetMethod>();
            foreach (var design in Designs)
            {
                layers.Add(design, SubsetMethod.SigmoidTopK);
                layers.Add(design, SubsetMethod.Marginals);

                // Its values may be 0 and 1.
                layers.Add(design, SubsetMethod.EuclideanTopK);
            }

            return layers;
        }
    }

    [Theory, MemberData(nameof(Layers))]
    public void Three_items_leave_the_layer_with_the_gradient_of_the_relaxed_subset(SubsetSample design, SubsetMethod method)
    {
        var (_, relaxed) = DoubleLayers.Of(method).Run(Logits, Weights, N);

        var (subset, gradient) = Of(3, method, design).Run(Logits, Weights, N);

        Assert.All(subset, z => Assert.True(z is 0 or 1));
        Assert.Equal(3, subset.Sum());
        Near.Assert(relaxed, gradient, 1e-14, "gradient");
    }

    [Theory, MemberData(nameof(Layers))]
    public void In_single_precision_too(SubsetSample design, SubsetMethod method)
    {
        var layer = Compiled.Value.Create<float>(new LayerOptions(3, method, 0.5, SubsetPrecision.Single, Sample: design));

        var (subset, gradient) = layer.Run([.. Logits.Select(x => (float)x)], [.. Weights.Select(x => (float)x)], N);

        Assert.Equal(3, subset.Sum());
        Near.Assert(DoubleLayers.Of(method).Run(Logits, Weights, N).Gradient, [.. gradient.Select(g => (double)g)], 2e-5, "gradient");
    }

    [Theory, MemberData(nameof(Samples))]
    public void A_fractional_k_is_met_on_average(SubsetSample design)
    {
        const int Rows = 4000;
        var drawn = Of(Fraction, SubsetMethod.SigmoidTopK, design).Subset([.. Enumerable.Repeat(Logits, Rows).SelectMany(x => x)], N);
        var sizes = drawn.Chunk(N).Select(s => s.Sum()).ToList();

        Assert.All(sizes, size => Assert.True(size is 2 or 3));

        // Five standard deviations of a mean, and what the plain Pareto design is off by in so short a row.
        var room = (5 * Math.Sqrt(0.25 * 0.75 / Rows)) + (design == SubsetSample.Pareto ? 0.05 : 0);
        Assert.InRange(sizes.Average(), Fraction - room, Fraction + room);
    }

    [Theory, MemberData(nameof(Samples))]
    public void Certain_items_are_in_every_draw_and_excluded_ones_in_none(SubsetSample design)
    {
        var logits = (double[])Logits.Clone();
        (logits[2], logits[5], logits[7]) = (double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

        var drawn = Of(3, SubsetMethod.SigmoidTopK, design).Subset([.. Enumerable.Repeat(logits, 200).SelectMany(x => x)], N);

        Assert.All(drawn.Chunk(N), s => Assert.Equal((1, 0, 0, 3), (s[2], s[5], s[7], s.Sum())));
    }

    [Fact]
    public void A_subset_that_makes_its_own_size_is_drawn_with_its_values_as_chances()
    {
        const int Rows = 20_000;
        var drawn = new SubsetOfSomeSize { Seed = 3 }.Subset([.. Enumerable.Repeat(Logits, Rows).SelectMany(x => x)], N);

        for (var i = 0; i < N; i++)
        {
            var chance = 1 / (1 + Math.Exp(-Logits[i]));
            var off = Enumerable.Range(0, Rows).Sum(row => drawn[(row * N) + i]) - (Rows * chance);
            Assert.InRange(off / Math.Sqrt(Rows * chance * (1 - chance)), -4.5, 4.5);
        }

        var sum = Logits.Sum(x => 1 / (1 + Math.Exp(-x)));
        Assert.All(drawn.Chunk(N), s => Assert.InRange(s.Sum(), Math.Floor(sum), Math.Ceiling(sum)));
    }

    [Fact]
    public void Several_samples_of_a_row_are_the_draws_of_as_many_rows()
    {
        const int Samples = 4;
        double[] logits = [.. Logits, .. Weights];
        var (samples, gradSamples, gradient) = (new double[2 * Samples * N], Draws.Normal(2 * Samples * N, 419), new double[2 * N]);
        var layer = new FourSubsets { Seed = 5 };

        using (var tape = layer.Forward(Rows.Of(logits, N), Rows.IntoSteps(samples, Samples, N)))
            layer.Backward(tape, Rows.StepsOf(gradSamples, Samples, N), Rows.Into(gradient, N));

        var single = DesignLayers.Of(nameof(SampfordSubset));
        single.Seed = 5;
        double[] repeated = [.. logits.Chunk(N).SelectMany(row => Enumerable.Repeat(row, Samples)).SelectMany(x => x)];
        var (expected, gradients) = single.Run(repeated, gradSamples, N);
        Assert.Equal(expected, samples);
        double[] summed = [.. Enumerable.Range(0, 2 * N).Select(i => Enumerable.Range(0, Samples).Sum(s => gradients[(((i / N * Samples) + s) * N) + (i % N)]))];
        Near.Assert(summed, gradient, 1e-13, "gradient");
    }

    [Fact]
    public void Items_of_a_chain_are_drawn_with_their_marginals_and_pairs_are_where_neighbours_are()
    {
        var logits = new Pairs<double>(Logits, Draws.Normal(N - 1, 421), N);
        var grad = new Pairs<double>(Weights, Draws.Normal(N - 1, 431), N);

        var (drawn, gradient) = new SubsetOfNeighbours { Seed = 7 }.Run(logits, grad);

        Assert.Equal(3, drawn.Items.Sum());
        Assert.Equal(drawn.Items.Zip(drawn.Items.Skip(1), (a, b) => a * b), drawn.OfNeighbours);
        var (_, expected) = new RelaxedNeighbours().Run(logits, grad);
        Near.Assert(expected.Items, gradient.Items, 1e-13, "gradient for items");
        Near.Assert(expected.OfNeighbours, gradient.OfNeighbours, 1e-13, "gradient for pairs");
    }

    private static ILayer<double> Of(double k, SubsetMethod method, SubsetSample design) =>
        Compiled.Value.Create<double>(new LayerOptions(k, method, 0.5, Sample: design));
}
