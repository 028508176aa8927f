using System.Runtime.InteropServices;
using SubsetGen.Torch.Tests.Harness;
using SubsetGen.Torch.Tests.Layers;

namespace SubsetGen.Torch.Tests;

/// <summary>What autograd sees of a layer.</summary>
public sealed class GraphTests
{
    private readonly Tensor logits = Tensors.Random([5, 7]);
    private readonly Tensor weights = Tensors.Random([5, 7], 2, requiresGrad: false);

    [Fact]
    public void Without_a_gradient_to_come_there_is_no_graph()
    {
        Assert.False(Softmaxes.Both.Apply(Softmaxes.Call, new(logits.detach())).requires_grad);
        Assert.False(Softmaxes.Both.Infer(Softmaxes.Call, new(logits)).requires_grad);
        using (no_grad())
            Assert.False(Softmaxes.Both.Apply(Softmaxes.Call, new(logits)).requires_grad);
        using (inference_mode())
            Assert.False(Softmaxes.Both.Apply(Softmaxes.Call, new(logits)).requires_grad);
        Assert.True(Softmaxes.Both.Apply(Softmaxes.Call, new(logits)).requires_grad);
    }

    [Fact]
    public void With_and_without_a_graph_the_subset_is_the_same() => Tensors.Near(
        Softmaxes.Both.Infer(Softmaxes.Call, new(logits)), Softmaxes.Both.Apply(Softmaxes.Call, new(logits)).detach(), 0);

    [Fact]
    public void Logits_that_need_no_gradient_get_none()
    {
        var k = tensor(2f, requires_grad: true);
        var constant = logits.detach();

        Softmaxes.Both.Apply(Softmaxes.Call, new(constant) { K = k }).backward([weights]);

        Assert.Null(constant.grad);
        Tensors.Near((Reference.ScaledSoftmax(constant, ones(5)) * weights).sum(), k.grad!);
    }

    [Fact]
    public void A_gradient_with_strides_of_zero_is_read_as_it_is_seen()
    {
        Softmaxes.Both.Apply(Softmaxes.Call, new(logits)).sum().backward();
        Tensors.Near(zeros_like(logits), logits.grad!.detach());
    }

    [Fact]
    public void A_gradient_that_is_transposed_is_read_as_it_is_seen()
    {
        var gradient = autograd.grad([Softmaxes.Both.Apply(Softmaxes.Call, new(logits))], [logits], [weights.t().contiguous().t()])[0];
        Tensors.Near(Tensors.Gradients(Reference.ScaledSoftmax(logits), weights, logits)[0], gradient);
    }

    [Fact]
    public void Gradients_add_up_over_uses_and_over_passes()
    {
        var twice = Softmaxes.Both.Apply(Softmaxes.Call, new(logits)) + Softmaxes.Both.Apply(Softmaxes.Call, new(logits));
        twice.backward([weights], retain_graph: true);
        twice.backward([weights]);
        Tensors.Near(4 * Tensors.Gradients(Reference.ScaledSoftmax(logits), weights, logits)[0], logits.grad!);
    }

    [Fact]
    public void Layers_follow_layers_and_other_operations()
    {
        Tensor Chain(Func<Tensor, Tensor> layer) => layer(layer(logits * 2).sin()).square();
        var expected = Chain(Reference.ScaledSoftmax);
        var actual = Chain(x => Softmaxes.Both.Apply(Softmaxes.Call, new(x)));

        Tensors.Near(expected, actual);
        Tensors.Near(Tensors.Gradients(expected, weights, logits)[0], Tensors.Gradients(actual, weights, logits)[0]);
    }

    [Fact]
    public void A_gradient_in_double_precision_is_the_slope()
    {
        var (x, w) = (Tensors.Random([2, 7], 5, ScalarType.Float64), Tensors.Random([2, 7], 6, ScalarType.Float64, requiresGrad: false));
        var slope = Tensors.Slope(at => (Softmaxes.Both.Apply(Softmaxes.Call, new(at)) * w).sum(), x.detach());
        Tensors.Near(slope, Tensors.Gradients(Softmaxes.Both.Apply(Softmaxes.Call, new(x)), w, x)[0], 1e-8);
    }

    [Fact]
    public void After_a_failed_backward_pass_gradients_are_not_a_number_and_layers_work()
    {
        var failed = Softmaxes.Failing.Apply(Softmaxes.Call, new(logits));
        var exception = Assert.Throws<ExternalException>(() => failed.backward([weights]));

        Assert.Contains("Failing: its backward pass failed. This kernel fails.", exception.Message, StringComparison.Ordinal);
        Assert.True(logits.grad!.isnan().all().ToBoolean());
        var gradient = Tensors.Gradients(Softmaxes.Both.Apply(Softmaxes.Call, new(logits)), weights, logits)[0];
        Assert.False(gradient.isnan().any().ToBoolean());
    }

    [Fact]
    public void There_is_no_second_derivative()
    {
        var loss = (Softmaxes.Both.Apply(Softmaxes.Call, new(logits)) * weights).sum();
        var exception = Assert.Throws<ExternalException>(() => autograd.grad([loss], [logits], retain_graph: true, create_graph: true));
        Assert.Contains("Softmax: its backward pass failed. It has no second derivative", exception.Message, StringComparison.Ordinal);
    }
}
