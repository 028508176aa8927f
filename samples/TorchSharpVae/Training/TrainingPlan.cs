using TorchSharp;

namespace SubsetGen.TorchSharpVae.Training;

/// <summary>How to train.</summary>
/// <param name="Epochs">How often every image is seen.</param>
/// <param name="Batch">Images a step.</param>
/// <param name="Seed">Of the first weights, the order of the images, and all samples. Models of one seed begin alike.</param>
/// <param name="Device">Where.</param>
internal sealed record TrainingPlan(int Epochs, int Batch, ulong Seed, torch.Device Device)
{
    /// <summary>Adam's, with its other constants as published.</summary>
    public const double LearningRate = 1e-3;

    /// <summary>Steps of an epoch.</summary>
    public int StepsOf(int images) => (images + Batch - 1) / Batch;
}
