using SubsetGen.Torch.Tests.Harness;
using SubsetGen.Torch.Tests.Layers;

namespace SubsetGen.Torch.Tests;

/// <summary>A temperature that is a tensor is given by its logarithm, and all rows have a part in its gradient.</summary>
public sealed class TemperatureTests
{
    private readonly Tensor logits = Tensors.Random([2, 3, 7], type: ScalarType.Float64);
    private readonly Tensor weights = Tensors.Random([2, 3, 7], 2, ScalarType.Float64);

    public static TheoryData<long[]> Shapes => [[], [1], [1, 1]];

    [Theory, MemberData(nameof(Shapes))]
    public void The_logarithm_of_the_temperature_has_a_gradient(long[] shape)
    {
        var logTemperature = full(shape, -0.4, ScalarType.Float64).requires_grad_(true);
        var expected = Reference.ScaledSoftmax(logits, full([2, 3], 3.0, ScalarType.Float64), logTemperature.exp());

        var subset = Softmaxes.Both.Apply(Softmaxes.Call, new(logits) { LogTemperature = logTemperature });

        Tensors.Near(expected, subset, 1e-14);
        var gradients = Tensors.Gradients(subset, weights, logits, logTemperature);
        var expectedGradients = Tensors.Gradients(expected, weights, logits, logTemperature);
        Tensors.Near(expectedGradients[0], gradients[0], 1e-14);
        Tensors.Near(expectedGradients[1], gradients[1], 1e-13);
    }

    [Fact]
    public void It_may_have_another_type()
    {
        var logTemperature = tensor(-0.4f, requires_grad: true);
        Softmaxes.Both.Apply(Softmaxes.Call, new(logits) { LogTemperature = logTemperature }).backward([weights.detach()]);
        Assert.Equal(ScalarType.Float32, logTemperature.grad!.dtype);
        Assert.NotEqual(0, logTemperature.grad.item<float>());
    }

    [Fact]
    public void Without_rows_its_gradient_is_0()
    {
        var logTemperature = tensor(-0.4f, requires_grad: true);
        Softmaxes.Both.Apply(Softmaxes.Call, new(zeros(0, 7)) { LogTemperature = logTemperature }).sum().backward();
        Assert.Equal(0, logTemperature.grad!.item<float>());
    }

    [Fact]
    public void A_temperature_that_cannot_be_is_an_error()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Temperature", () => Apply(tensor(double.PositiveInfinity)));
        Assert.Throws<ArgumentOutOfRangeException>("Temperature", () => Apply(tensor(double.NaN)));
        var exception = Assert.Throws<ArgumentException>(() => Apply(zeros(2)));
        Assert.Contains("Softmax: the logarithm of a temperature is one floating-point number; this tensor has shape [2]", exception.Message, StringComparison.Ordinal);
    }

    private Tensor Apply(Tensor logTemperature) => Softmaxes.Both.Apply(Softmaxes.Call, new(logits) { LogTemperature = logTemperature });
}
