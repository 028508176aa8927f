using SubsetGen.TorchSharpVae.Model;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SubsetGen.TorchSharpVae.Training;

/// <summary>
/// The negative bound of a batch as two tensors, cross entropy and divergence, both mean over the batch and differentiable. Whatever
/// the estimator, the code's law is that over k-subsets with p(z) proportional to exp(x·z), and its divergence from the uniform
/// law is exact.
/// </summary>
internal static class ElboEstimate
{
    /// <summary>With codes as the model's own estimator makes them: what is learned from.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">The batch, <c>[b, 784]</c>.</param>
    public static (Tensor CrossEntropy, Tensor Divergence) OfOwnSamples(SubsetVae model, Tensor images) =>
        Of(model, images, model.Select);

    /// <summary>With one draw of each code from its law: the bound itself.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">The batch, <c>[b, 784]</c>.</param>
    /// <param name="seed">Of the draws.</param>
    public static (Tensor CrossEntropy, Tensor Divergence) OfExactSamples(SubsetVae model, Tensor images, ulong seed) =>
        Of(model, images, logits => SimpleSelector.Draw(logits, 1, seed).squeeze(-2));

    private static (Tensor CrossEntropy, Tensor Divergence) Of(SubsetVae model, Tensor images, Func<Tensor, Tensor> select)
    {
        using var scope = NewDisposeScope();
        var count = images.shape[0];
        var logits = model.Encode(images);
        var pixels = model.Decode(select(logits));
        var crossEntropy = functional.binary_cross_entropy_with_logits(pixels, images, reduction: Reduction.Sum) / count;
        var divergence = SimpleSelector.KlToUniform(logits).sum() / count;
        return (crossEntropy.MoveToOuterDisposeScope(), divergence.MoveToOuterDisposeScope());
    }
}
