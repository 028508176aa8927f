namespace SubsetGen.TorchSharpVae.Training;

/// <summary>What an epoch led to.</summary>
/// <param name="Number">The first is 1.</param>
/// <param name="Objective">What was learned from: the bound with the estimator's own samples, mean over the epoch.</param>
/// <param name="Training">The bound after it, on images learned from.</param>
/// <param name="HeldOut">The bound after it, on images held out.</param>
/// <param name="Seconds">How long the learning took, without the two evaluations.</param>
internal sealed record EpochResult(int Number, Elbo Objective, Elbo Training, Elbo HeldOut, double Seconds);
