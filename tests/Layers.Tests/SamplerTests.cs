using System.Numerics;
using System.Text.Json;
using SubsetGen.Layers.Tests.Compilation;
using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Oracles;
using SubsetGen.Layers.Tests.Surface;
using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>Samplers against the exact probabilities of every subset, with fixed seeds.</summary>
public sealed class SamplerTests
{
    private const int DrawCount = 40_000;

    /// <summary>Allowed deviates. Seeds are fixed, so that a sampler that passes keeps passing.</summary>
    private const double Most = 4;

    private static readonly JsonElement[] Designs = ReadDesigns();

    private static readonly Lazy<LayerSet> Layers = new(() => LayerCompiler.Compile(
        from k in Designs.Select(d => d.GetProperty("k").GetDouble())
        from precision in Enum.GetValues<SubsetPrecision>()
        from options in new[] { TopK(k, precision), Exact(k, precision) }
        select options));

    public static TheoryData<string> DesignNames => [.. Designs.Select(d => d.GetProperty("name").GetString()!)];

    [Theory, MemberData(nameof(DesignNames))]
    public void Top_k_of_Gumbel_noise_is_a_Plackett_Luce_draw(string name)
    {
        var design = Design(name);
        Assert.InRange(Deviate<double>(TopK(K(design), SubsetPrecision.Double), design, "prob"), -Most, Most);
        Assert.InRange(Deviate<float>(TopK(K(design), SubsetPrecision.Single), design, "prob"), -Most, Most);
    }

    [Theory, MemberData(nameof(DesignNames))]
    public void An_exact_sample_is_a_conditional_Poisson_draw(string name)
    {
        var design = Design(name);
        Assert.InRange(Deviate<double>(Exact(K(design), SubsetPrecision.Double), design, "conditional_poisson_prob"), -Most, Most);
        Assert.InRange(Deviate<float>(Exact(K(design), SubsetPrecision.Single), design, "conditional_poisson_prob"), -Most, Most);
    }

    [Fact]
    public void The_test_tells_the_two_laws_apart()
    {
        var design = Design("pl_n8k4");
        Assert.True(Deviate<double>(Exact(K(design), SubsetPrecision.Double), design, "prob") > 2 * Most);
        Assert.True(Deviate<double>(TopK(K(design), SubsetPrecision.Double), design, "conditional_poisson_prob") > 2 * Most);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Calls_one_after_another_are_as_independent_as_rows(int seed)
    {
        const int N = 7;
        var logits = Draws.Normal(N, 293, 0.5);
        var subsets = new KSubsets(logits, 3, 0.5);
        var layer = RandomLayers.Of(nameof(ExactSubset), (ulong)seed);
        var counts = new int[1 << N];
        for (var draw = 0; draw < DrawCount / 4; draw++)
            counts[Bits(layer.Subset(logits, N))]++;

        Assert.InRange(ChiSquare.Deviate([.. subsets.Masks.Select(m => counts[m])], subsets.Probabilities), -Most, Most);
        Assert.Equal(counts.Sum(), subsets.Masks.Sum(m => counts[m]));
    }

    [Fact]
    public void Two_draws_in_a_row_know_nothing_of_each_other()
    {
        const int N = 5;
        var logits = Draws.Normal(N, 307, 0.3);
        var subsets = new KSubsets(logits, 3, 0.5);
        var drawn = RandomLayers.Of(nameof(ExactSubset), 13).Subset([.. Enumerable.Repeat(logits, DrawCount).SelectMany(x => x)], N);
        var counts = new Dictionary<(int, int), int>();
        for (var pair = 0; pair < DrawCount / 2; pair++)
        {
            var key = (Bits(drawn.Row(2 * pair, N)), Bits(drawn.Row((2 * pair) + 1, N)));
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        var pairs = (from a in Enumerable.Range(0, subsets.Masks.Length)
                     from b in Enumerable.Range(0, subsets.Masks.Length)
                     select (Count: counts.GetValueOrDefault((subsets.Masks[a], subsets.Masks[b])), Probability: subsets.Probabilities[a] * subsets.Probabilities[b])).ToArray();
        Assert.InRange(ChiSquare.Deviate([.. pairs.Select(p => p.Count)], [.. pairs.Select(p => p.Probability)]), -Most, Most);
    }

    [Fact]
    public void In_a_long_row_every_item_is_drawn_as_often_as_its_marginal_says()
    {
        const int N = 1000;
        const int Rows = 3000;
        var logits = Draws.Normal(N, 311, 0.7);
        var marginals = DoubleLayers.Of(SubsetMethod.Marginals).Subset(logits, N);
        var drawn = RandomLayers.Of(nameof(ExactSubset), 17).Subset([.. Enumerable.Repeat(logits, Rows).SelectMany(x => x)], N);

        // Items are all but independent, so the sum of their squared deviates is about N, give or take its root of 2N.
        var squares = Enumerable.Range(0, N).Where(i => Rows * marginals[i] > 1).Select(i =>
        {
            var off = Enumerable.Range(0, Rows).Sum(r => drawn[(r * N) + i]) - (Rows * marginals[i]);
            return off * off / (Rows * marginals[i] * (1 - marginals[i]));
        }).ToArray();
        Assert.InRange((squares.Sum() - squares.Length) / Math.Sqrt(2 * squares.Length), -5, 5);
        Assert.True(squares.Length > N / 2);
    }

    private static double Deviate<T>(LayerOptions options, JsonElement design, string law)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layer = (IRandomLayer<T>)Layers.Value.Create<T>(options);
        layer.Seed = 19;
        T[] logits = [.. Numbers(design, "logits").Select(T.CreateChecked)];
        var n = logits.Length;
        var drawn = layer.Subset([.. Enumerable.Repeat(logits, DrawCount).SelectMany(x => x)], n);
        var counts = new int[1 << n];
        for (var row = 0; row < DrawCount; row++)
            counts[Bits(drawn.AsSpan(row * n, n).ToArray())]++;

        var masks = design.GetProperty("subsets").EnumerateArray().Select(s => s.EnumerateArray().Sum(i => 1 << i.GetInt32())).ToArray();
        Assert.Equal(DrawCount, masks.Sum(m => counts[m]));
        return ChiSquare.Deviate([.. masks.Select(m => counts[m])], Numbers(design, law));
    }

    private static LayerOptions TopK(double k, SubsetPrecision precision) =>
        new(k, SubsetMethod.SigmoidTopK, Precision: precision, Noise: SubsetNoise.Gumbel, Sample: SubsetSample.TopK);

    private static LayerOptions Exact(double k, SubsetPrecision precision) =>
        new(k, SubsetMethod.Marginals, Precision: precision, Sample: SubsetSample.Exact);

    private static JsonElement[] ReadDesigns()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "pips_designs.json")));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray()
            .Where(c => c.GetProperty("kind").GetString() == "plackett_luce").Select(c => c.Clone())];
    }

    private static JsonElement Design(string name) => Designs.Single(d => d.GetProperty("name").GetString() == name);

    private static double K(JsonElement design) => design.GetProperty("k").GetDouble();

    private static double[] Numbers(JsonElement json, string field) => [.. json.GetProperty(field).EnumerateArray().Select(v => v.GetDouble())];

    private static int Bits<T>(T[] subset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => subset.Select((z, i) => z == T.One ? 1 << i : 0).Sum();
}
