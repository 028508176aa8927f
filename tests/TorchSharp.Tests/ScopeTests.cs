using SubsetGen.Torch.Tests.Harness;
using SubsetGen.Torch.Tests.Layers;

namespace SubsetGen.Torch.Tests;

/// <summary>Results belong to the dispose scope in which a layer is called, as those of any operation.</summary>
public sealed class ScopeTests
{
    private readonly Tensor logits = Tensors.Random([5, 7]);
    private readonly Tensor weights = Tensors.Random([5, 7], 2, requiresGrad: false);

    [Fact]
    public void A_subset_is_disposed_with_its_scope()
    {
        Tensor subset;
        using (NewDisposeScope())
            subset = Softmaxes.Both.Apply(Softmaxes.Call, new(logits));
        Assert.True(subset.IsInvalid);
    }

    [Fact]
    public void A_scope_holds_the_subset_and_nothing_else_of_the_call()
    {
        using var scope = NewDisposeScope();
        Softmaxes.Both.Apply(Softmaxes.Call, new(logits) { K = tensor(2.5f).DetachFromDisposeScope() });
        // Autograd has a tensor of its own for each output.
        Assert.InRange(scope.DisposablesCount, 1, 2);
    }

    [Fact]
    public void Backward_works_when_the_scope_of_forward_is_closed()
    {
        Tensor loss;
        using (NewDisposeScope())
        {
            var doubled = (logits * 2).t().contiguous().t();
            loss = (Softmaxes.Both.Apply(Softmaxes.Call, new(doubled)) * weights).sum().MoveToOuterDisposeScope();
        }

        using (NewDisposeScope())
            loss.backward();
        Tensors.Near(Tensors.Gradients(Reference.ScaledSoftmax(logits * 2), weights, logits)[0], logits.grad!);
    }

    [Fact]
    public void A_layer_made_in_a_scope_keeps_its_parameters()
    {
        LearningSelector layer;
        using (NewDisposeScope())
            layer = new LearningSelector();
        Assert.Equal(2.5, layer.K, 1e-6);
        Assert.Equal(1, layer.Temperature, 1e-6);
    }
}
