namespace SubsetGen.Docs.Tests;

/// <summary>The layer of the README.</summary>
[KSubsetLayer(10, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Gumbel, Temperature = 0.5)]
public sealed partial class WordSelector;
