using SubsetGen.TorchSharpVae.Data;
using SubsetGen.TorchSharpVae.Model;

namespace SubsetGen.TorchSharpVae.Training;

/// <summary>A model's course, and what it makes of images.</summary>
/// <param name="Estimator">How it learned.</param>
/// <param name="Epochs">Its epochs, in order; at least one.</param>
/// <param name="MostLikely">The cross entropy of held-out images, decoded from their most likely codes.</param>
/// <param name="Reconstructions">The first held-out images, decoded from their most likely codes.</param>
/// <param name="Inventions">What it makes of codes drawn from the prior.</param>
internal sealed record TrainingResult(
    Estimator Estimator, IReadOnlyList<EpochResult> Epochs, double MostLikely, ImageSet Reconstructions, ImageSet Inventions)
{
    /// <summary>The last epoch.</summary>
    public EpochResult Last => Epochs[^1];

    /// <summary>Mean seconds of an epoch.</summary>
    public double SecondsAnEpoch => Epochs.Average(e => e.Seconds);
}
