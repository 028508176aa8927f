using SubsetGen.TorchSharpVae.Drawing;
using SubsetGen.TorchSharpVae.Model;
using SubsetGen.TorchSharpVae.Training;

namespace SubsetGen.Torch.Tests.Vae;

public sealed class BoundTests
{
    private const int Images = 6;

    // Everything by definition: probabilities of all 184756 subsets of each of the 120 rows of logits.
    [Fact]
    public void The_divergence_is_that_of_all_subsets_from_equally_likely_ones()
    {
        using var scope = NewDisposeScope();
        using var model = SubsetVae.Create(Estimator.All[0], seed: 2, CPU);
        using var images = new ImageTensor(DrawnDigits.Draw(Images, seed: 1).Training, CPU);
        foreach (var parameter in model.parameters())
            parameter.requires_grad = false;

        var some = images.Slice(0, Images);
        var (_, divergence) = ElboEstimate.OfExactSamples(model, some, seed: 1);

        var subsets = tensor(Subsets()).view(-1, SubsetVae.Items);
        var law = model.Encode(some).view(-1, SubsetVae.Items).to(ScalarType.Float64).matmul(subsets.t()).log_softmax(-1);
        var expected = (law.exp() * (law + Math.Log(subsets.shape[0]))).sum().item<double>() / Images;
        Assert.Equal(expected, divergence.item<float>(), 1e-4 * expected);
    }

    [Fact]
    public void Bits_that_are_as_likely_as_not_cost_a_bit_each()
    {
        using var scope = NewDisposeScope();
        using var model = SubsetVae.Create(Estimator.All[0], seed: 2, CPU);
        using var images = new ImageTensor(DrawnDigits.Draw(Images, seed: 1).Training, CPU);
        foreach (var parameter in model.parameters())
            nn.init.zeros_(parameter);

        var (crossEntropy, divergence) = ElboEstimate.OfOwnSamples(model, images.Slice(0, Images));

        // All logits are 0: pixels are even, and so are subsets.
        Assert.Equal(784 * Math.Log(2), crossEntropy.item<float>(), 1e-3);
        Assert.Equal(0, divergence.item<float>(), 1e-4);
    }

    private static double[] Subsets() =>
    [
        .. Enumerable.Range(0, 1 << SubsetVae.Items)
            .Where(bits => int.PopCount(bits) == SubsetVae.Chosen)
            .SelectMany(bits => Enumerable.Range(0, SubsetVae.Items).Select(i => (double)(bits >> i & 1))),
    ];
}
