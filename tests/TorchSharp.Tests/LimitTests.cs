using SubsetGen.Runtime.Torch;
using SubsetGen.Torch.Tests.Harness;
using SubsetGen.Torch.Tests.Layers;

namespace SubsetGen.Torch.Tests;

/// <summary>Masks and lengths say which items take part.</summary>
public sealed class LimitTests
{
    private readonly Tensor logits = Tensors.Random([2, 3, 7]);
    private readonly Tensor weights = Tensors.Random([2, 3, 7], 2);

    public static TheoryData<long[]> MaskShapes => [[7], [1, 7], [3, 7], [2, 1, 7], [2, 3, 7], [2, 3, 1]];

    [Theory, MemberData(nameof(MaskShapes))]
    public void A_mask_broadcasts_to_the_logits(long[] shape)
    {
        var mask = shape[^1] == 1 ? ones(shape).to(ScalarType.Bool) : tensor(new[] { true, true, false, true, true, false, true }).expand(shape);
        RequireMasked(mask, mask);
    }

    [Theory]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Int64)]
    public void Lengths_are_masks_of_the_first_items(ScalarType type)
    {
        var lengths = tensor(new[] { 4, 5, 6, 7, 5, 6 }, [2, 3]);
        RequireMasked(arange(7) < lengths.unsqueeze(-1), lengths.to(type));
    }

    [Fact]
    public void Lengths_are_read_as_they_are_seen()
    {
        var lengths = tensor(new[] { 4, 5, 6, 7, 5, 6 }, [3, 2]).t();
        RequireMasked(arange(7) < lengths.unsqueeze(-1), lengths);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(-1)]
    [InlineData((1L << 32) + 5)]
    public void Lengths_that_a_row_cannot_have_are_errors(long length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Apply(full([2, 3], length, ScalarType.Int64)));

    [Fact]
    public void Limits_of_another_shape_are_errors_that_name_both()
    {
        Throws("mask has shape [2, 7], but logits has shape [2, 3, 7]", ones(2, 7).to(ScalarType.Bool));
        Throws("lengths has shape [3], but logits has shape [2, 3, 7]", ones(3, int64));
        Throws("lengths has shape [2, 3, 7]", ones(2, 3, 7, int32));
    }

    [Fact]
    public void Limits_of_another_type_are_errors() => Throws("limits are a mask of type Bool or lengths", ones(2, 3));

    [Fact]
    public void Limits_on_another_device_are_errors() => Throws("mask is on meta", ones(7, device: META).to(ScalarType.Bool));

    private void RequireMasked(Tensor mask, Tensor limits)
    {
        var expected = Reference.ScaledSoftmax(logits, full([2, 3], 3f), mask: mask.expand(2, 3, 7));

        var subset = Apply(limits);

        Tensors.Near(expected, subset);
        Tensors.Near(Tensors.Gradients(expected, weights, logits)[0], Tensors.Gradients(subset, weights, logits)[0]);
    }

    private void Throws(string text, Tensor limits) =>
        Assert.Contains(text, Assert.Throws<ArgumentException>(() => Apply(limits)).Message, StringComparison.Ordinal);

    private Tensor Apply(Tensor limits) => Softmaxes.Both.Apply(Softmaxes.Call, new TensorInputs(logits) { Limits = limits });
}
