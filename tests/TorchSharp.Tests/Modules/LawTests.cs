using SubsetGen.Torch.Tests.Harness;

namespace SubsetGen.Torch.Tests.Modules;

/// <summary>What a module says of its law are differentiable tensors.</summary>
public sealed class LawTests
{
    private const long N = 6;

    /// <summary>All subsets of three of six items.</summary>
    private static readonly Tensor Subsets = tensor(
        Enumerable.Range(0, 1 << (int)N).Where(m => System.Numerics.BitOperations.PopCount((uint)m) == 3)
            .SelectMany(m => Enumerable.Range(0, (int)N).Select(i => (double)(m >> i & 1))).ToArray()).reshape(-1, N).DetachFromDisposeScope();

    public static TheoryData<string> Functions => ["log partition", "entropy", "divergence from uniform", "divergence", "log probability"];

    [Theory, MemberData(nameof(Functions))]
    public void A_function_of_the_law_is_that_of_the_list_with_its_gradients(string function)
    {
        using var scope = NewDisposeScope();
        using var module = new LawModule { Temperature = 0.7 };
        module.to(ScalarType.Float64);
        var logits = Tensors.Random([2, 2, N], 1, ScalarType.Float64);
        var other = Tensors.Random([2, 2, N], 2, ScalarType.Float64);
        var subset = Subsets[11].expand(2, 2, N);
        var weights = Tensors.Random([2, 2], 3, ScalarType.Float64, requiresGrad: false);
        var ours = Ours(module, function, logits, other, subset);
        var logTemperature = module.get_parameter("log_temperature")!;
        var inputs = function == "divergence" ? new[] { logits, logTemperature, other } : [logits, logTemperature];

        var list = List(function, logits / logTemperature.exp(), other / logTemperature.exp(), subset);

        Tensors.Near(list, ours, 1e-12);
        var expected = Tensors.Gradients(list, weights, inputs);
        foreach (var (slope, gradient) in expected.Zip(Tensors.Gradients(ours, weights, inputs)))
            Tensors.Near(slope, gradient, 1e-11);
    }

    [Fact]
    public void A_subset_and_the_entropy_come_from_one_call()
    {
        using var scope = NewDisposeScope();
        using var module = new LawModule { Seed = 3 };
        var logits = Tensors.Random([4, N]);

        var (subset, entropy) = module.ForwardWithEntropy(logits);
        module.eval();
        var (chosen, certain) = module.ForwardWithEntropy(logits);

        Tensors.Near(full([4], 3f), subset.sum(-1), 0);
        Tensors.Near(module.Entropy(logits), entropy);
        Tensors.Near(module.MostLikely(logits), chosen, 0);
        Tensors.Near(entropy, certain);
        Tensors.Near(Tensors.Gradients(module.Entropy(logits), ones(4), logits)[0], Tensors.Gradients(entropy, ones(4), logits)[0]);
    }

    [Fact]
    public void Draws_have_the_frequencies_of_the_marginals_and_no_gradient()
    {
        using var scope = NewDisposeScope();
        using var module = new LawModule();
        var logits = Tensors.Random([2, N], type: ScalarType.Float64);
        module.to(ScalarType.Float64);

        var draws = module.Draw(logits, 20_000, seed: 4);

        Assert.Equal([2, 20_000, N], draws.shape);
        Assert.False(draws.requires_grad);
        // Five standard deviations of a mean of 20 000.
        Tensors.Near(Tensors.Gradients(module.LogPartition(logits), ones(2, ScalarType.Float64), logits)[0], draws.mean([1]), 5 * Math.Sqrt(0.25 / 20_000));
    }

    private static Tensor Ours(LawModule module, string function, Tensor logits, Tensor other, Tensor subset) => function switch
    {
        "log partition" => module.LogPartition(logits),
        "entropy" => module.Entropy(logits),
        "divergence from uniform" => module.KlToUniform(logits),
        "divergence" => module.Kl(logits, other),
        _ => module.LogProbability(logits, subset),
    };

    /// <summary>The same from all subsets, in operations of the library.</summary>
    private static Tensor List(string function, Tensor u, Tensor other, Tensor subset)
    {
        var (log, otherLog) = (u.matmul(Subsets.t()).log_softmax(-1), other.matmul(Subsets.t()).log_softmax(-1));
        var p = log.exp();
        return function switch
        {
            "log partition" => u.matmul(Subsets.t()).logsumexp(-1),
            "entropy" => -(p * log).sum(-1),
            "divergence from uniform" => (p * log).sum(-1) + Math.Log(Subsets.shape[0]),
            "divergence" => (p * (log - otherLog)).sum(-1),
            _ => (u * subset).sum(-1) - u.matmul(Subsets.t()).logsumexp(-1),
        };
    }
}
