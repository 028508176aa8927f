using SubsetGen.Torch.Tests.Harness;
using SubsetGen.Torch.Tests.Layers;

namespace SubsetGen.Torch.Tests;

/// <summary>The result has the type of the logits.</summary>
public sealed class TypeTests
{
    [Fact]
    public void Double_precision_has_kernels_of_its_own()
    {
        var logits = Tensors.Random([5, 7], type: ScalarType.Float64);
        Tensors.Near(Reference.ScaledSoftmax(logits), Softmaxes.Both.Apply(Softmaxes.Call, new(logits)), 1e-15);
    }

    [Theory]
    [InlineData(ScalarType.Float16, 1e-2)]
    [InlineData(ScalarType.BFloat16, 5e-2)]
    public void Half_precision_computes_in_single_precision(ScalarType type, double tolerance)
    {
        var (logits, weights) = (Tensors.Random([5, 7], type: type), Tensors.Random([5, 7], 2));
        var wide = logits.to(ScalarType.Float32);
        var expected = Reference.ScaledSoftmax(wide);

        var subset = Softmaxes.Both.Apply(Softmaxes.Call, new(logits));
        var gradient = Tensors.Gradients(subset.to(ScalarType.Float32), weights, logits)[0];

        Assert.Equal(type, subset.dtype);
        Assert.Equal(type, gradient.dtype);
        Tensors.Near(expected, subset.to(ScalarType.Float32), tolerance);
        Tensors.Near(Tensors.Gradients(expected, weights, wide)[0], gradient.to(ScalarType.Float32), tolerance);
    }

    [Fact]
    public void A_constant_of_half_precision_has_no_gradient() =>
        Assert.False(Softmaxes.Both.Infer(Softmaxes.Call, new(Tensors.Random([5, 7], type: ScalarType.Float16))).requires_grad);

    [Theory]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Bool)]
    [InlineData(ScalarType.ComplexFloat32)]
    public void Other_types_are_errors_that_say_what_to_do(ScalarType type)
    {
        var exception = Assert.Throws<ArgumentException>(() => Softmaxes.Both.Apply(Softmaxes.Call, new(zeros(4, 7).to(type))));
        Assert.Contains($"Softmax: logits has type {type}", exception.Message, StringComparison.Ordinal);
        Assert.Contains("to(ScalarType.Float32)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_precision_that_the_layer_is_not_compiled_for_is_an_error()
    {
        var exception = Assert.Throws<ArgumentException>(() => Softmaxes.OnlySingle.Apply(Softmaxes.Call, new(zeros(4, 7, float64))));
        Assert.Contains("Softmax: logits has type Float64, but the layer is not compiled for double precision", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_the_layer_is_not_compiled_for_is_an_error()
    {
        var exception = Assert.Throws<ArgumentException>(() => Softmaxes.Both.Apply(Softmaxes.Call, new(zeros(4, 7, device: META))));
        Assert.Contains("Softmax: logits is on META", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sparse_logits_are_read_whole()
    {
        var logits = sparse_coo_tensor(tensor(new long[] { 0, 1, 3, 6, 2, 0 }, [2, 3]), tensor(new[] { 1f, -2, 3 }), [4, 7]);
        Tensors.Near(Reference.ScaledSoftmax(logits.to_dense()), Softmaxes.Both.Apply(Softmaxes.Call, new(logits)));
    }
}
