using System.Numerics.Tensors;
using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Surface;
using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>Shapes that do not fit: an exception that names both sides, and nothing written.</summary>
public sealed class BadShapeTests
{
    private const double Sentinel = 1234.5;

    private readonly SoftmaxOfThree layer = new();
    private readonly double[] logits = Draws.Normal(10, 199);
    private readonly double[] target = [.. Enumerable.Repeat(Sentinel, 60)];

    [Theory]
    [InlineData(2, 4)]
    [InlineData(3, 5)]
    [InlineData(5, 2)]
    public void The_subset_has_the_shape_of_the_logits(int rows, int n)
    {
        Refused<ArgumentException>(() => layer.Forward(Logits, Target(rows, n)), "subset", $"[{rows}, {n}]", "[2, 5]");
        Refused<ArgumentException>(() => layer.Infer(Logits, Target(rows, n)), "subset", $"[{rows}, {n}]", "[2, 5]");
        Refused<ArgumentException>(() => SoftmaxOfThree.Apply(Logits, Target(rows, n)), "subset", $"[{rows}, {n}]", "[2, 5]");
    }

    [Fact]
    public void A_row_of_all_numbers_is_no_batch_of_two()
    {
        Refused<ArgumentException>(
            () => layer.Infer(Logits, new TensorSpan<double>(target.AsSpan(0, 10))), "subset", "[10]", "[2, 5]");
    }

    [Fact]
    public void A_row_holds_at_least_one_item()
    {
        Refused<ArgumentException>(
            () => layer.Infer(new ReadOnlyTensorSpan<double>(logits.AsSpan(0, 0), [3, 0]), new TensorSpan<double>(target.AsSpan(0, 0), [3, 0])),
            "logits", "[3, 0]");
    }

    [Fact]
    public void A_layer_for_rows_of_eight_takes_rows_of_eight()
    {
        Refused<ArgumentException>(() => new ThreeOfEight().Infer(Logits, Target(2, 5)), "logits", "N = 8", "[2, 5]");

        var eight = Draws.Normal(8, 211);
        Assert.Equal(new SigmoidOfThree().Subset(eight, 8), new ThreeOfEight().Subset(eight, 8));
    }

    [Fact]
    public void A_mask_has_the_shape_of_the_logits()
    {
        Refused<ArgumentException>(
            () => layer.Infer(Logits, Target(2, 5), Rows.Of(new bool[12], 6)), "mask", "[2, 6]", "[2, 5]");
    }

    [Fact]
    public void There_is_a_length_for_every_row()
    {
        Refused<ArgumentException>(() => layer.Infer(Logits, Target(2, 5), [5, 5, 5]), "lengths", "3 entries", "2 rows");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    [InlineData(int.MinValue)]
    public void A_length_is_between_none_and_all(int length)
    {
        Refused<ArgumentOutOfRangeException>(() => layer.Infer(Logits, Target(2, 5), [5, length]), "lengths", "lengths[1]", "5 items");
    }

    [Fact]
    public void The_steps_have_a_row_for_each_of_the_k()
    {
        Refused<ArgumentException>(
            () => layer.ForwardSteps(Logits, new TensorSpan<double>(target.AsSpan(0, 20), [2, 2, 5])), "steps", "[2, 2, 5]", "[2, 5]", "3");
    }

    [Fact]
    public void Both_gradients_have_the_shape_of_the_logits()
    {
        using var tape = layer.Forward(Logits, Rows.Into(new double[10], 5));

        Refused<ArgumentException>(() => layer.Backward(tape, Rows.Of(new double[15], 5), Target(2, 5)), "gradSubset", "[3, 5]", "[2, 5]");
        Refused<ArgumentException>(() => layer.Backward(tape, Rows.Of(new double[10], 5), Target(5, 2)), "gradLogits", "[5, 2]", "[2, 5]");
        Refused<ArgumentException>(() => SoftmaxOfThree.Vjp(Logits, Rows.Of(new double[15], 5), Target(2, 5)), "gradSubset", "[3, 5]", "[2, 5]");
        Refused<ArgumentException>(() => SoftmaxOfThree.Vjp(Logits, Rows.Of(new double[10], 5), Target(5, 2)), "gradLogits", "[5, 2]", "[2, 5]");
    }

    [Fact]
    public void A_backward_that_was_refused_may_be_tried_again()
    {
        var weights = Draws.Normal(10, 223);
        using var tape = layer.Forward(Logits, Rows.Into(new double[10], 5));
        Refused<ArgumentException>(() => layer.Backward(tape, Rows.Of(weights, 5), Target(5, 2)), "gradLogits");
        var gradient = new double[10];

        layer.Backward(tape, Rows.Of(weights, 5), Rows.Into(gradient, 5));

        Assert.Equal(layer.Run(logits, weights, 5).Gradient, gradient);
    }

    [Fact]
    public void Views_with_gaps_are_refused()
    {
        Refused<ArgumentException>(
            () => layer.Infer(new ReadOnlyTensorSpan<double>(target.AsSpan(0, 20), [2, 5], [7, 1]), Target(2, 5)), "logits", "not dense");
        Refused<ArgumentException>(
            () => layer.Infer(Logits, new TensorSpan<double>(target.AsSpan(), [2, 5], [7, 1])), "subset", "not dense");
        Refused<ArgumentException>(
            () => layer.Infer(new ReadOnlyTensorSpan<double>(logits, [2, 5], [0, 1]), Target(2, 5)), "logits", "not dense");
    }

    [Fact]
    public void Views_in_another_order_are_refused()
    {
        Refused<ArgumentException>(
            () => layer.Infer(new ReadOnlyTensorSpan<double>(logits, [2, 5], [1, 2]), Target(2, 5)), "logits", "strides [1, 2]");
        Refused<ArgumentException>(
            () => layer.Infer(Logits, new TensorSpan<double>(target.AsSpan(0, 10), [2, 5], [1, 2])), "subset", "strides [1, 2]");
    }

    private ReadOnlyTensorSpan<double> Logits => Rows.Of(logits, 5);

    private TensorSpan<double> Target(int rows, int n) => new(target.AsSpan(0, rows * n), [rows, n]);

    private void Refused<TException>(Action call, params string[] named)
        where TException : Exception
    {
        var before = (double[])logits.Clone();

        var exception = Assert.Throws<TException>(call);

        Assert.All(named, text => Assert.Contains(text, exception.Message));
        Assert.All(target, v => Assert.Equal(Sentinel, v));
        Assert.Equal(before, logits);
    }
}
