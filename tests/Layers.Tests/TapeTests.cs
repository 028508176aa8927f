using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Layers;
using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>A tape belongs to one layer and one backward pass, and is given back once.</summary>
public sealed class TapeTests
{
    private const int N = 6;
    private const double Sentinel = 1234.5;

    private static readonly double[] Weights = Draws.Normal(N, 229);

    private readonly SoftmaxOfThree layer = new();
    private readonly double[] logits = Draws.Normal(N, 233);
    private readonly double[] gradient = [.. Enumerable.Repeat(Sentinel, N)];

    [Fact]
    public void A_tape_of_another_layer_is_refused_and_both_are_named()
    {
        using var other = new SigmoidOfThree().Forward(logits, new double[N]);
        using var twin = new SoftmaxOfThree().Forward(logits, new double[N]);

        Refused<ArgumentException>(() => layer.Backward(other, Weights, gradient), "tape", nameof(SigmoidOfThree), nameof(SoftmaxOfThree));
        Refused<ArgumentException>(() => layer.Backward(twin, Weights, gradient), "tape", nameof(SoftmaxOfThree));
    }

    [Fact]
    public void A_tape_is_used_once()
    {
        using var tape = layer.Forward(logits, new double[N]);
        layer.Backward(tape, Weights, new double[N]);

        Refused<InvalidOperationException>(() => layer.Backward(tape, Weights, gradient), "used already");
    }

    [Fact]
    public void A_tape_that_was_given_back_is_refused_even_when_its_memory_serves_another()
    {
        var tape = layer.Forward(logits, new double[N]);
        tape.Dispose();
        tape.Dispose();
        Refused<ObjectDisposedException>(() => layer.Backward(tape, Weights, gradient), "tape");

        using var next = layer.Forward(logits, new double[N]);
        Refused<ObjectDisposedException>(() => layer.Backward(tape, Weights, gradient), "tape");
        tape.Dispose();
        layer.Backward(next, Weights, gradient);
        Assert.Equal(layer.Run(logits, Weights, N).Gradient, gradient);
    }

    [Fact]
    public void A_tape_that_no_forward_made_is_refused()
    {
        default(SubsetTape<double>).Dispose();

        Refused<ArgumentException>(() => layer.Backward(default, Weights, gradient), "tape", "Forward");
    }

    [Fact]
    public void Steps_and_subset_have_tapes_of_their_own()
    {
        using var ofSteps = layer.ForwardSteps(logits, new System.Numerics.Tensors.TensorSpan<double>(new double[3 * N], [3, N]));
        using var ofSubset = layer.Forward(logits, new double[N]);

        Refused<ArgumentException>(() => layer.Backward(ofSteps, Weights, gradient), "ForwardSteps", "BackwardSteps");
        Refused<ArgumentException>(() => layer.BackwardSteps(ofSubset, Steps(), gradient), "Forward", "Backward");
    }

    [Fact]
    public void Many_tapes_live_side_by_side_and_each_remembers_its_own_logits()
    {
        const int Count = 150;
        var inputs = Enumerable.Range(0, Count).Select(i => Draws.Normal(N + (i % 5), i)).ToArray();
        var tapes = inputs.Select(x => layer.Forward(x, new double[x.Length])).ToArray();
        foreach (var i in Draws.Permutation(Count, 239))
        {
            var weights = Draws.Normal(inputs[i].Length, 1000 + i);
            var result = new double[weights.Length];

            layer.Backward(tapes[i], weights, result);
            tapes[i].Dispose();

            Assert.Equal(layer.Run(inputs[i], weights, weights.Length).Gradient, result);
        }
    }

    [Fact]
    public void The_logits_may_change_once_forward_is_done()
    {
        var expected = layer.Run(logits, Weights, N).Gradient;
        using var tape = layer.Forward(logits, new double[N]);
        Array.Fill(logits, 0);

        layer.Backward(tape, Weights, gradient);

        Assert.Equal(expected, gradient);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_temperature_is_positive_and_finite(double temperature)
    {
        var adjustable = new AdjustableSigmoid();

        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => adjustable.Temperature = temperature);

        Assert.Contains("Temperature", exception.Message);
        Assert.Equal(0.5, adjustable.Temperature);
    }

    private static System.Numerics.Tensors.ReadOnlyTensorSpan<double> Steps() => new(new double[3 * N], [3, N]);

    private void Refused<TException>(Action call, params string[] named)
        where TException : Exception
    {
        var exception = Assert.Throws<TException>(call);

        Assert.All(named, text => Assert.Contains(text, exception.Message));
        Assert.All(gradient, v => Assert.Equal(Sentinel, v));
    }
}
