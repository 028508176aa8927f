using SubsetGen.Layers.Tests.Compilation;
using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Oracles;
using SubsetGen.Layers.Tests.Surface;
using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>Logits far apart: values saturate where they must, stay accurate where they are small, and nothing is NaN.</summary>
public sealed class SpreadTests
{
    private const int K = 3;
    private const int N = 24;

    private static readonly double[] Temperatures = [0.1, 1];

    private static readonly Lazy<LayerSet> Layers = new(() => LayerCompiler.Compile((
        from method in ItemMethods.All
        from k in new[] { 1, K }
        from temperature in Temperatures
        from precision in Enum.GetValues<SubsetPrecision>()
        where k == K || precision == SubsetPrecision.Double
        select new LayerOptions(k, method, temperature, precision)).Concat(
        [
            new LayerOptions(K + 1, SubsetMethod.SuccessiveSoftmax, 0.01, SubsetPrecision.Single),
            new LayerOptions(K, SubsetMethod.SuccessiveSoftmax, 1.5, SubsetPrecision.Single),
            new LayerOptions(K, SubsetMethod.SuccessiveSoftmax, 1.5),
        ])));

    public static TheoryData<SubsetMethod, double, double> Spreads
    {
        get
        {
            var spreads = new TheoryData<SubsetMethod, double, double>();
            foreach (var method in ItemMethods.All)
                foreach (var temperature in Temperatures)
                    foreach (var reach in new[] { 50, 1e4, 1e30 })
                        spreads.Add(method, temperature, reach);
            return spreads;
        }
    }

    [Theory, MemberData(nameof(Spreads))]
    public void Logits_on_either_side_saturate(SubsetMethod method, double temperature, double reach)
    {
        // The three largest stand out by a hundred times what a temperature of 0.1 to 1 blurs.
        var logits = Enumerable.Range(0, N).Select(i => i % 8 == 1 ? reach * (1 + (i / 1000.0)) : -reach * (1 + (i / 100.0))).ToArray();
        var weights = Draws.Normal(N, 127);
        var chosen = Enumerable.Range(0, N).Select(i => i % 8 == 1 ? 1.0 : 0).ToArray();

        var (subset, gradient) = Layers.Value.Create<double>(new LayerOptions(K, method, temperature)).Run(logits, weights, N);

        // Successive softmax takes what it took down to the level of the next, and rows of a relaxed permutation may agree on an
        // item, so neither need saturate: their definitions decide, as long as the logits' own rounding does not.
        if (method is not (SubsetMethod.SuccessiveSoftmax or SubsetMethod.NeuralSort))
            Near.Assert(chosen, subset, 1e-14, "subset");
        else if (reach < 1e30)
            Near.Assert(ByHand.Subset(method, logits, K, temperature), subset, 1e-9, "subset");
        Assert.Equal(K, subset.Sum(), 1e-13);
        Assert.All(gradient, g => Assert.True(double.IsFinite(g)));
        Assert.Equal(0, gradient.Sum(), 1e-12);
    }

    [Theory, MemberData(nameof(Spreads))]
    public void Logits_on_either_side_saturate_in_single_precision(SubsetMethod method, double temperature, double reach)
    {
        var logits = Enumerable.Range(0, N).Select(i => (float)(i % 8 == 1 ? reach : -reach)).ToArray();
        var weights = Draws.NormalSingle(N, 131);

        var (subset, gradient) = Layers.Value.Create<float>(new LayerOptions(K, method, temperature, SubsetPrecision.Single)).Run(logits, weights, N);

        for (var i = 0; i < N; i++)
            Assert.Equal(i % 8 == 1 ? 1 : 0, subset[i], 2e-6);
        Assert.All(gradient, g => Assert.True(float.IsFinite(g)));
    }

    [Theory, MemberData(nameof(Spreads))]
    public void Logits_spread_evenly_give_k_and_a_finite_gradient(SubsetMethod method, double temperature, double reach)
    {
        var random = new Random(137);
        var logits = Enumerable.Range(0, 200).Select(_ => reach * ((2 * random.NextDouble()) - 1)).ToArray();
        var weights = Draws.Normal(200, 139);

        var (subset, gradient) = Layers.Value.Create<double>(new LayerOptions(K, method, temperature)).Run(logits, weights, 200);
        var (single, singleGradient) = Layers.Value.Create<float>(new LayerOptions(K, method, temperature, SubsetPrecision.Single))
            .Run([.. logits.Select(x => (float)x)], [.. weights.Select(x => (float)x)], 200);

        Assert.Equal(K, subset.Sum(), 1e-11);
        Assert.Equal(K, single.Sum(y => (double)y), 1e-5);
        Assert.All(gradient, g => Assert.True(double.IsFinite(g)));
        Assert.All(singleGradient, g => Assert.True(float.IsFinite(g)));
        var third = logits.OrderDescending().ElementAt(K - 1);
        Assert.All(Enumerable.Range(0, 200), i => Assert.True(logits[i] >= third || subset[i] <= 0.6));
    }

    [Theory]
    [InlineData(SubsetMethod.SigmoidTopK)]
    [InlineData(SubsetMethod.Marginals)]
    public void Items_that_share_the_last_place_share_it_however_far_all_others_are(SubsetMethod method)
    {
        double[] logits = [9000, -1e4, 5, 5, -300, 8000, -1e4, 5];
        // Two places are taken; the three fives share the third.
        double[] expected = [1, 0, 1 / 3.0, 1 / 3.0, 0, 1, 0, 1 / 3.0];
        double[] weights = [3, -2, 1, 4, 7, -5, 2, -2];

        var (subset, gradient) = Layers.Value.Create<double>(new LayerOptions(K, method)).Run(logits, weights, logits.Length);

        Near.Assert(expected, subset, 1e-12, "subset");
        // Items 2, 3 and 7 against each other: the mean weight among them is 1. A sigmoid bends less than a distribution there.
        var slope = method == SubsetMethod.SigmoidTopK ? 2 / 9.0 : 1 / 3.0;
        Near.Assert([0, 0, 0, slope * 3, 0, 0, 0, slope * -3], gradient, 1e-12, "gradient");
    }

    [Fact]
    public void Successive_softmax_follows_its_definition_across_thousands()
    {
        double[] logits = [9000, -1e4, 5, 5, -300, 8000, -1e4, 5];
        double[] weights = [3, -2, 1, 4, 7, -5, 2, -2];

        var (subset, gradient) = Layers.Value.Create<double>(new LayerOptions(K, SubsetMethod.SuccessiveSoftmax)).Run(logits, weights, logits.Length);

        // The first step takes item 0 down to 8000; it shares both other steps with item 5.
        Near.Assert([2, 0, 0, 0, 0, 1, 0, 0], subset, 1e-12, "subset");
        var expected = FiniteDifference.Gradient(
            x => FiniteDifference.Dot(weights, ByHand.SuccessiveSoftmax(x, K, 1)), logits, 1e-2);
        Near.Assert(expected, gradient, 1e-7, "gradient");
    }

    public static TheoryData<double, double> WideRows
    {
        get
        {
            var rows = new TheoryData<double, double>();
            foreach (var temperature in new[] { 0.1, 1, 1.5 })
                foreach (var spread in new[] { 60, 90, 100, 124, 140 })
                    rows.Add(temperature, spread);
            return rows;
        }
    }

    [Theory, MemberData(nameof(WideRows))]
    public void Successive_softmax_in_single_precision_is_that_in_double_however_many_temperatures_a_row_spans(double temperature, double spread) =>
        RequireDoublePrecision(temperature, spread, Enumerable.Range(0, 200).Select(i => spread * i / 199));

    [Theory, MemberData(nameof(WideRows))]
    public void Successive_softmax_in_single_precision_is_that_in_double_however_far_one_item_stands_out(double temperature, double spread) =>
        RequireDoublePrecision(temperature, spread, Enumerable.Range(0, 200).Select(i => i == 70 ? spread : i / 40.0));

    private static void RequireDoublePrecision(double temperature, double spread, IEnumerable<double> scores)
    {
        var logits = scores.Select(score => (float)(score * temperature)).ToArray();
        var weights = Draws.NormalSingle(200, 149);

        var (subset, gradient) = Layers.Value.Create<float>(
            new LayerOptions(K, SubsetMethod.SuccessiveSoftmax, temperature, SubsetPrecision.Single)).Run(logits, weights, 200);
        var (expected, expectedGradient) = Layers.Value.Create<double>(new LayerOptions(K, SubsetMethod.SuccessiveSoftmax, temperature))
            .Run([.. logits.Select(x => (double)x)], [.. weights.Select(x => (double)x)], 200);

        // The rounding of a logit over the temperature is as large.
        Near.Assert(expected, [.. subset.Select(y => (double)y)], 6e-8 * spread, "subset");
        Near.Assert(expectedGradient, [.. gradient.Select(g => (double)g)], 6e-8 * spread / temperature, "gradient");
    }

    [Theory, InlineData(0), InlineData(0.3), InlineData(0.6), InlineData(1), InlineData(1.2), InlineData(2)]
    public void Equal_items_share_the_last_steps_at_the_lowest_temperatures(float gap)
    {
        const double Temperature = 0.01;
        var layer = Layers.Value.Create<float>(new LayerOptions(K + 1, SubsetMethod.SuccessiveSoftmax, Temperature, SubsetPrecision.Single));
        float[] logits = [gap, 0, 0, 0, 0];

        var (subset, gradient) = layer.Run(logits, [1, 2, 3, 4, 5], 5);

        var expected = ByHand.SuccessiveSoftmax([.. logits.Select(x => (double)x)], K + 1, Temperature);
        Near.Assert(expected, [.. subset.Select(y => (double)y)], 1e-6, "subset");
        Assert.All(gradient, g => Assert.True(float.IsFinite(g)));
    }

    [Theory]
    [InlineData(SubsetMethod.SuccessiveSoftmax, 1, 300)]
    [InlineData(SubsetMethod.SuccessiveSoftmax, 0.1, 30)]
    [InlineData(SubsetMethod.Marginals, 1, 300)]
    [InlineData(SubsetMethod.Marginals, 0.1, 30)]
    [InlineData(SubsetMethod.NeuralSort, 1, 300)]
    [InlineData(SubsetMethod.NeuralSort, 0.1, 30)]
    [InlineData(SubsetMethod.SigmoidTopK, 1, 600)]
    [InlineData(SubsetMethod.SigmoidTopK, 0.1, 60)]
    public void Across_a_wide_gap_what_is_small_keeps_its_digits(SubsetMethod method, double temperature, double gap)
    {
        // Two items, one place: the loser's value is a logistic function of the gap; of half of it for the sigmoid.
        var scaled = (method == SubsetMethod.SigmoidTopK ? gap / 2 : gap) / temperature;
        var small = Math.Exp(-scaled);

        var (subset, gradient) = Layers.Value.Create<double>(new LayerOptions(1, method, temperature)).Run([gap, 0], [1, 3], 2);

        Assert.Equal(1, subset[0], 1e-15);
        Assert.Equal(1, subset[1] / small, 1e-9);
        var slope = small * (method == SubsetMethod.SigmoidTopK ? 0.5 : 1) / temperature;
        Assert.Equal(1, gradient[1] / (2 * slope), 1e-9);
        Assert.Equal(0, gradient[0] + gradient[1], 1e-15);
    }
}
