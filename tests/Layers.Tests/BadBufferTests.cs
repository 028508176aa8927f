using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Surface;
using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>Buffers that would be written before they are read: refused, with nothing written.</summary>
public sealed class BadBufferTests
{
    private const int N = 5;

    private readonly SoftmaxOfThree layer = new();
    private readonly double[] memory = Draws.Normal(60, 227);

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(9)]
    public void A_subset_that_starts_inside_the_logits_or_the_other_way_round(int offset)
    {
        Refused(() => layer.Forward(Part(20, 10), Into(20 + offset, 10)), "subset", "logits");
        Refused(() => layer.Infer(Part(20, 10), Into(20 + offset, 10)), "subset", "logits");
        Refused(() => SoftmaxOfThree.Vjp(Part(20, 10), Part(40, 10), Into(20 + offset, 10)), "gradLogits", "logits");
        Refused(() => SoftmaxOfThree.Vjp(Part(40, 10), Part(20, 10), Into(20 + offset, 10)), "gradLogits", "gradSubset");
    }

    [Fact]
    public void Buffers_that_touch_do_not_overlap()
    {
        var expected = layer.Subset(memory[20..30], N);

        layer.Infer(Part(20, 10), Into(30, 10));
        Assert.Equal(expected, memory[30..40]);
        layer.Infer(Part(20, 10), Into(10, 10));
        Assert.Equal(expected, memory[10..20]);
    }

    [Fact]
    public void Gradients_that_overlap()
    {
        using var tape = layer.Forward(Part(0, 10), Into(50, 10));

        Refused(() => layer.Backward(tape, Part(20, 10), Into(21, 10)), "gradLogits", "gradSubset");
    }

    [Fact]
    public void Steps_in_the_place_of_the_logits_or_of_their_gradient()
    {
        Refused(() => layer.ForwardSteps(Part(0, 10), new TensorSpan<double>(memory.AsSpan(0, 30), [2, 3, N])), "steps", "logits");

        using var tape = layer.ForwardSteps(Part(0, 10), Rows.IntoSteps(new double[30], 3, N));
        Refused(
            () => layer.BackwardSteps(tape, new ReadOnlyTensorSpan<double>(memory.AsSpan(0, 30), [2, 3, N]), Into(0, 10)), "gradLogits", "gradSteps");
    }

    [Fact]
    public void A_mask_under_the_subset()
    {
        Refused(
            () => layer.Infer(
                Part(0, 10),
                Into(20, 10),
                new ReadOnlyTensorSpan<bool>(MemoryMarshal.Cast<double, bool>(memory.AsSpan(25, 2))[..10], [2, N])),
            "subset",
            "mask");
    }

    private ReadOnlyTensorSpan<double> Part(int start, int length) => new(memory.AsSpan(start, length), [length / N, N]);

    private TensorSpan<double> Into(int start, int length) => new(memory.AsSpan(start, length), [length / N, N]);

    private void Refused(Action call, params string[] named)
    {
        var before = (double[])memory.Clone();

        var exception = Assert.Throws<ArgumentException>(call);

        Assert.Contains("overlap", exception.Message);
        Assert.All(named, text => Assert.Contains(text, exception.Message));
        Assert.Equal(before, memory);
    }
}
