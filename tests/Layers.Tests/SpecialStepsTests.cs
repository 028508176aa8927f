using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Surface;
using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>Infinities and NaN where the k steps leave the layer.</summary>
public sealed class SpecialStepsTests
{
    private const double Excluded = double.NegativeInfinity;
    private const double Certain = double.PositiveInfinity;
    private const int K = DoubleLayers.K;
    private const int N = 6;

    private static readonly double[] Weights = Draws.Normal(K * N, 163);

    private readonly SoftmaxOfThree layer = new();

    public static TheoryData<double[]> Rows =>
    [
        [0.3, Excluded, 1.1, -0.4, Excluded, 0.9],
        [0.3, Certain, 1.1, -0.4, 0.5, 0.9],
        [0.3, Certain, 1.1, -0.4, Certain, Excluded],
        [Certain, 0.3, Certain, 1.1, -0.4, Certain],
        [Certain, Certain, 1, Certain, Certain, Certain],
        [Excluded, 2, Excluded, Excluded, 1, Excluded],
        [Excluded, Excluded, Excluded, Excluded, Excluded, Excluded],
        [1e4, -1e4, 50, 49, -50, 0],
    ];

    [Theory, MemberData(nameof(Rows))]
    public void The_steps_add_up_to_the_subset_and_so_do_their_gradients(double[] logits)
    {
        var shared = Weights[..N];
        var (subset, subsetGradient) = layer.Run(logits, shared, N);

        var (steps, gradient) = layer.RunSteps(logits, [.. shared, .. shared, .. shared], K, N);

        Near.Assert(subset, [.. Enumerable.Range(0, N).Select(i => steps[i] + steps[N + i] + steps[(2 * N) + i])], 1e-14, "sum of steps");
        Near.Assert(subsetGradient, gradient, 1e-13, "gradient");
    }

    [Fact]
    public void Certain_items_are_the_first_steps()
    {
        var (steps, gradient) = layer.RunSteps([0.3, Certain, 1.1, -0.4, Certain, 0.9], Weights, K, N);

        Assert.Equal([0, 1, 0, 0, 0, 0], steps.Row(0, N));
        Assert.Equal([0, 0, 0, 0, 1, 0], steps.Row(1, N));
        Assert.Equal(1, steps.Row(2, N).Sum(), 1e-14);
        Assert.Equal(0, steps.Row(2, N)[1]);
        Assert.Equal([0, 0], new[] { gradient[1], gradient[4] });
        Assert.Equal(0, gradient.Sum(), 1e-14);
    }

    [Fact]
    public void Where_fewer_than_k_items_are_allowed_the_last_steps_are_empty()
    {
        var (steps, gradient) = layer.RunSteps([Excluded, 2, Excluded, Excluded, 1, Excluded], Weights, K, N);

        Assert.Equal([0, 1, 0, 0, 0, 0], steps.Row(0, N));
        Assert.Equal([0, 0, 0, 0, 1, 0], steps.Row(1, N));
        Assert.Equal(new double[N], steps.Row(2, N));
        Assert.Equal(new double[N], gradient);
    }

    [Fact]
    public void A_row_with_NaN_has_steps_of_NaN_and_its_neighbours_do_not()
    {
        double[] logits = [1, 2, 3, 4, 5, 6, 1, 2, double.NaN, 4, 5, 6, 1, 2, 3, 4, 5, 6];
        var (steps, gradient) = layer.RunSteps(logits, [.. Weights, .. Weights, .. Weights], K, N);

        Assert.All(steps[(K * N)..(2 * K * N)], p => Assert.True(double.IsNaN(p)));
        Assert.All(gradient[N..(2 * N)], g => Assert.True(double.IsNaN(g)));
        Assert.Equal(steps[..(K * N)], steps[(2 * K * N)..]);
        Assert.Equal(gradient[..N], gradient[(2 * N)..]);
        Assert.All(steps[..(K * N)], p => Assert.True(double.IsFinite(p)));
    }
}
