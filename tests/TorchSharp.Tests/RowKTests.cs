using SubsetGen.Torch.Tests.Harness;
using SubsetGen.Torch.Tests.Layers;

namespace SubsetGen.Torch.Tests;

/// <summary>A k that is a tensor broadcasts to the rows, and its gradient is the sum over those that share it.</summary>
public sealed class RowKTests
{
    private readonly Tensor logits = Tensors.Random([2, 3, 7], type: ScalarType.Float64);
    private readonly Tensor weights = Tensors.Random([2, 3, 7], 2, ScalarType.Float64);

    public static TheoryData<long[]> Shapes => [[], [1], [3], [1, 3], [2, 1], [2, 3], [1, 1, 1]];

    [Theory, MemberData(nameof(Shapes))]
    public void K_broadcasts_to_the_rows(long[] shape) =>
        RequireGradients((2.5 + (0.5 * Tensors.Random(shape, 3, ScalarType.Float64))).detach().requires_grad_(true));

    [Fact]
    public void Of_a_k_below_zero_nothing_is_chosen_and_no_gradient_comes() =>
        RequireGradients(tensor(new[] { -1.5, 2.5, 1 }, requires_grad: true));

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Int64)]
    public void K_may_have_another_type(ScalarType type)
    {
        var k = full([3], 2, type);
        Tensors.Near(Reference.ScaledSoftmax(logits, k.to(ScalarType.Float64)), Softmaxes.Both.Apply(Softmaxes.Call, new(logits) { K = k }), 1e-14);
    }

    [Fact]
    public void A_parameter_in_single_precision_has_a_gradient_in_single_precision()
    {
        var k = tensor(2.5f, requires_grad: true);
        Softmaxes.Both.Apply(Softmaxes.Call, new(logits) { K = k }).backward([weights.detach()]);
        Assert.Equal(ScalarType.Float32, k.grad!.dtype);
        Assert.Empty(k.grad.shape);
    }

    [Fact]
    public void A_k_of_another_shape_is_an_error_that_names_both()
    {
        var exception = Assert.Throws<ArgumentException>(() => Softmaxes.Both.Apply(Softmaxes.Call, new(logits) { K = ones(2) }));
        Assert.Contains("k has shape [2], but logits has shape [2, 3, 7]; it must broadcast to one a row, [2, 3]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_k_that_is_no_number_is_an_error() => Assert.Throws<ArgumentOutOfRangeException>(
        () => Softmaxes.Both.Apply(Softmaxes.Call, new(logits) { K = tensor(double.NaN) }));

    private void RequireGradients(Tensor k)
    {
        var expected = Reference.ScaledSoftmax(logits, k.numel() == 1 ? k.reshape([]).expand(2, 3) : k.expand(2, 3));

        var subset = Softmaxes.Both.Apply(Softmaxes.Call, new(logits) { K = k });

        Tensors.Near(expected, subset, 1e-14);
        var gradients = Tensors.Gradients(subset, weights, logits, k);
        var expectedGradients = Tensors.Gradients(expected, weights, logits, k);
        Tensors.Near(expectedGradients[0], gradients[0], 1e-14);
        Tensors.Near(expectedGradients[1], gradients[1], 1e-14);
    }
}
