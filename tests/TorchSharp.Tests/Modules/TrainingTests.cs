using SubsetGen.Torch.Tests.Harness;

namespace SubsetGen.Torch.Tests.Modules;

/// <summary>A module chooses in training as it is annotated, and in evaluation without noise and for certain.</summary>
public sealed class TrainingTests
{
    [Fact]
    public void In_training_a_call_draws_anew_and_in_evaluation_it_is_the_largest_logits()
    {
        using var scope = NewDisposeScope();
        using var module = new NoisyModule { Seed = 5 };
        var logits = Tensors.Random([6, 9]);

        Assert.True(module.training);
        var (first, second) = (module.call(logits), module.call(logits));
        module.eval();
        var (chosen, again) = (module.call(logits), module.call(logits));

        Assert.False(first.equal(second).all().item<bool>());
        Tensors.Near(full([6], 3f), first.sum(-1));
        Assert.True(chosen.equal(again).all().item<bool>());
        Tensors.Near(zeros_like(logits).scatter(1, logits.topk(3).indexes, ones_like(logits)), chosen, 0);
    }

    [Fact]
    public void The_same_seed_gives_the_same_draws()
    {
        using var scope = NewDisposeScope();
        using var module = new NoisyModule { Seed = 5 };
        using var twin = new NoisyModule { Seed = 5 };
        var logits = Tensors.Random([6, 9]);

        Tensors.Near(module.call(logits), twin.call(logits), 0);
        module.Seed = 5;
        twin.Seed = 5;
        Tensors.Near(module.call(logits), twin.call(logits), 0);
    }

    [Fact]
    public void Evaluation_is_differentiable_as_the_relaxed_subset_without_noise()
    {
        using var scope = NewDisposeScope();
        using var module = new NoisyModule();
        module.eval();
        var logits = Tensors.Random([2, 9], type: ScalarType.Float64);
        var weights = Tensors.Random([2, 9], 2, ScalarType.Float64, requiresGrad: false);

        var gradient = Tensors.Gradients(module.call(logits), weights, logits)[0];

        // σ(x/t + c) with Σ = 3, whose c is found by halving.
        Tensors.Near(Tensors.Slope(x => (SigmoidOfSum(x / 0.5, 3) * weights).sum(), logits.detach()), gradient, 1e-6);
    }

    [Fact]
    public void Several_samples_are_several_in_evaluation_too()
    {
        using var scope = NewDisposeScope();
        using var module = new SamplingModule();
        var logits = Tensors.Random([5, 9]);

        var drawn = module.call(logits);
        module.eval();
        var chosen = module.call(logits);

        Assert.Equal([5, 4, 9], drawn.shape);
        Tensors.Near(full([5, 4], 3f), drawn.sum(-1), 0);
        Assert.Equal([5, 4, 9], chosen.shape);
        Tensors.Near(chosen.select(1, 0), chosen.select(1, 3), 0);
        Tensors.Near(full([5, 4], 3f), chosen.sum(-1), 0);
    }

    [Fact]
    public void A_fractional_k_is_rounded_in_evaluation_and_a_layer_without_k_stays_relaxed()
    {
        using var scope = NewDisposeScope();
        using var fractional = new FractionalModule();
        using var implicitly = new ImplicitModule();
        var logits = Tensors.Random([5, 9]);

        Tensors.Near(full([5], 2.6f), fractional.call(logits).sum(-1));
        fractional.eval();
        implicitly.eval();

        Tensors.Near(full([5], 3f), fractional.call(logits).sum(-1), 0);
        Tensors.Near(sigmoid(logits), implicitly.call(logits));
    }

    [Fact]
    public void A_chain_chooses_the_most_likely_subset_in_evaluation()
    {
        using var scope = NewDisposeScope();
        using var module = new PairLawModule();
        var (logits, pairs) = (Tensors.Random([5, 9]), Tensors.Random([5, 8], 2));
        module.eval();

        var (subset, joined) = module.call(logits, pairs);

        Tensors.Near(PairLawModule.MostLikely(logits, pairs), subset, 0);
        Tensors.Near(subset.narrow(1, 0, 8) * subset.narrow(1, 1, 8), joined, 0);
    }

    [Fact]
    public void Steps_add_up_to_the_subset_and_an_adjustable_temperature_is_heard()
    {
        using var scope = NewDisposeScope();
        using var module = new StepsModule();
        var logits = Tensors.Random([5, 9]);

        Tensors.Near(module.call(logits), module.ForwardSteps(logits).sum(-2));
        Tensors.Near(logits.softmax(-1), module.ForwardSteps(logits).select(-2, 0));
        module.Temperature = 0.25;
        Tensors.Near((logits / 0.25).softmax(-1), module.ForwardSteps(logits).select(-2, 0));
    }

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(1, 0.2)]
    [InlineData(4, 0.7)]
    public void Successive_softmaxes_learn_the_temperature_that_every_step_divides_by(double scale, double temperature)
    {
        using var scope = NewDisposeScope();
        using var module = new SofteningModule { Temperature = temperature };
        module.to(ScalarType.Float64);
        var logits = (scale * Tensors.Random([5, 9], type: ScalarType.Float64, requiresGrad: false)).requires_grad_(true);
        var weights = Tensors.Random([5, 9], 2, ScalarType.Float64, requiresGrad: false);
        var logTemperature = module.parameters().Single();

        var gradients = Tensors.Gradients(module.call(logits), weights, logits, logTemperature);

        var expected = Tensors.Gradients(SuccessiveSoftmax(logits, logTemperature.exp(), 3), weights, logits, logTemperature);
        Tensors.Near(expected[0], gradients[0], 1e-10);
        Tensors.Near(expected[1], gradients[1], 1e-10);
    }

    [Fact]
    public void A_step_that_adapts_learns_from_backward()
    {
        using var scope = NewDisposeScope();
        using var module = new AdaptiveModule { LambdaShare = 0.1 };
        var logits = Tensors.Random([20, 9]);

        module.call(logits).mul(Tensors.Random([20, 9], 2, requiresGrad: false)).sum().backward();

        Assert.NotEqual(0.1, module.LambdaShare);
    }

    /// <summary>Its formula; of k steps.</summary>
    private static Tensor SuccessiveSoftmax(Tensor logits, Tensor temperature, int k)
    {
        var subset = zeros_like(logits);
        for (var step = 0; step < k; step++)
        {
            var p = (logits / temperature).softmax(-1);
            subset = subset + p;
            logits = logits + (-p).log1p();
        }

        return subset;
    }

    private static Tensor SigmoidOfSum(Tensor u, double k)
    {
        var (low, high) = (full([u.shape[0], 1], -60.0, ScalarType.Float64), full([u.shape[0], 1], 60.0, ScalarType.Float64));
        for (var halving = 0; halving < 200; halving++)
        {
            var middle = (low + high) / 2;
            var isBelow = sigmoid(u + middle).sum(-1, keepdim: true) < k;
            (low, high) = (where(isBelow, middle, low), where(isBelow, high, middle));
        }

        return sigmoid(u + low);
    }
}
