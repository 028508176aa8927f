namespace SubsetGen.TorchSharpVae.Data;

/// <summary>What a model learns from, and what it is judged by.</summary>
/// <param name="Source">Where they are from, for people.</param>
/// <param name="Training">The images to learn from.</param>
/// <param name="HeldOut">Images that are never learned from.</param>
internal sealed record Digits(string Source, ImageSet Training, ImageSet HeldOut);
