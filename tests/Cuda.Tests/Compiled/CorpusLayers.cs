namespace SubsetGen.Cuda.Tests.Compiled;

// Layers that are compiled for devices in tests beside those of the golden suite, which runs them too: what differs in their text.
[KSubsetLayer(10, SubsetMethod.CorrelatedMarginals, Sample = SubsetSample.TopK, Distribution = true, Precision = SubsetPrecision.Double)]
internal sealed partial class LawOfChains;

[KSubsetLayer(10, SubsetMethod.CorrelatedMarginals, Sample = SubsetSample.Exact, Samples = 4, Gradient = SubsetGradient.ScoreFunction)]
internal sealed partial class ScoredChains;

[KSubsetLayer(10, SubsetMethod.EuclideanTopK, Noise = SubsetNoise.Gaussian, N = 784)]
internal sealed partial class RowsOfOneLength;

[KSubsetLayer(10, SubsetMethod.SuccessiveSoftmax, Noise = SubsetNoise.Logistic, AdjustableTemperature = true, Steps = true)]
internal sealed partial class NoisySteps;

[KSubsetLayer(SubsetMethod.LaplaceTopK, Temperature = 0.5)]
internal sealed partial class SizeOfItsOwn;

[KSubsetLayer(10, SubsetMethod.Custom, Response = nameof(Rise), Precision = SubsetPrecision.Double)]
internal sealed partial class ThickTails
{
    private static double Rise(double u) => 0.5 * (1 + (u / Math.Sqrt(1 + (u * u))));
}
