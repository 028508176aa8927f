using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Random;
using SubsetGen.Runtime.Torch;
using SubsetGen.Torch.Tests.Harness;
using SubsetGen.Torch.Tests.Layers;

namespace SubsetGen.Torch.Tests;

/// <summary>A layer with two inputs and two outputs, of which either may be used.</summary>
public sealed class PairTests
{
    private readonly TensorLayer layer = Emulated.OnHost<PairSelector>();
    private readonly Tensor logits = Tensors.Random([2, 3, 9]);
    private readonly Tensor pairLogits = Tensors.Random([2, 3, 8], 3);
    private readonly Tensor weights = Tensors.Random([2, 3, 2, 9], 4, requiresGrad: false);
    private readonly Tensor pairWeights = Tensors.Random([2, 3, 2, 8], 5, requiresGrad: false);

    [Fact]
    public void Samples_stand_before_the_items()
    {
        var (samples, pairs) = Apply();
        Assert.Equal([2, 3, 2, 9], samples.shape);
        Assert.Equal([2, 3, 2, 8], pairs.shape);
        Tensors.Near(full([2, 3, 2], 3f), samples.sum(-1).detach());
        Tensors.Near(samples.narrow(-1, 0, 8) * samples.narrow(-1, 1, 8), pairs);
    }

    [Fact]
    public void Gradients_of_outputs_that_are_not_used_count_as_zeros()
    {
        var (samples, pairs) = Apply();
        var both = Gradients((samples * weights).sum() + (pairs * pairWeights).sum());
        var first = Gradients((Apply().First * weights).sum());
        var second = Gradients((Apply().Second * pairWeights).sum());

        Tensors.Near(both[0], first[0] + second[0]);
        Tensors.Near(both[1], first[1] + second[1]);
    }

    [Fact]
    public void The_first_output_can_be_had_alone()
    {
        Tensors.Near(Apply().First, layer.Apply(Call, Inputs));
        Tensors.Near(Gradients((Apply().First * weights).sum())[1], Gradients((layer.Apply(Call, Inputs) * weights).sum())[1]);
    }

    [Fact]
    public void A_row_of_one_item_has_no_pairs()
    {
        var (samples, pairs) = layer.ApplyBoth(Call, new(ones(4, 1)) { Second = ones(4, 0) });
        Assert.Equal([4, 2, 1], samples.shape);
        Assert.Equal([4, 2, 0], pairs.shape);
    }

    [Fact]
    public void Of_a_layer_with_one_output_there_are_not_two() =>
        Assert.Throws<NotSupportedException>(() => Softmaxes.Both.ApplyBoth(Softmaxes.Call, new(logits)));

    [Fact]
    public void Pair_logits_must_be_there_and_fit()
    {
        Throws("OnHost needs pairLogits", new(logits));
        Throws("pairLogits has shape [2, 3, 9], but logits has shape [2, 3, 9]; it must be [2, 3, 8]", new(logits) { Second = logits });
        Throws("pairLogits has type Float64, but logits has type Float32", new(logits) { Second = pairLogits.to(ScalarType.Float64) });
        Throws("pairLogits is on meta, but logits is on cpu", new(logits) { Second = zeros(2, 3, 8, device: META) });
    }

    private static LayerCall Call => new(3, 0.7, new DrawKey(5, 1), Samples: 2);

    private TensorInputs Inputs => new(logits) { Second = pairLogits };

    private (Tensor First, Tensor Second) Apply() => layer.ApplyBoth(Call, Inputs);

    private IList<Tensor> Gradients(Tensor loss) => autograd.grad([loss], [logits, pairLogits]);

    private void Throws(string text, TensorInputs inputs) =>
        Assert.Contains(text, Assert.Throws<ArgumentException>(() => layer.ApplyBoth(Call, inputs)).Message, StringComparison.Ordinal);
}
