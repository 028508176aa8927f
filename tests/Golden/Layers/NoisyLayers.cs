using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Golden.Layers;

// Hard subsets of noisy logits: the same items only where the noise has the same bits.

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Gumbel, Sample = SubsetSample.TopK, Temperature = 0.5)]
public sealed partial class GumbelTopKSingle : ILayer<float>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Gumbel, Sample = SubsetSample.TopK, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class GumbelTopKDouble : ILayer<double>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Logistic, Sample = SubsetSample.TopK, Temperature = 0.5)]
public sealed partial class LogisticTopKSingle : ILayer<float>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Logistic, Sample = SubsetSample.TopK, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class LogisticTopKDouble : ILayer<double>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Gaussian, Sample = SubsetSample.TopK, Temperature = 0.5)]
public sealed partial class GaussianTopKSingle : ILayer<float>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Gaussian, Sample = SubsetSample.TopK, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class GaussianTopKDouble : ILayer<double>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.SumOfGamma, Sample = SubsetSample.TopK, Temperature = 0.5)]
public sealed partial class SumOfGammaTopKSingle : ILayer<float>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.SumOfGamma, Sample = SubsetSample.TopK, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class SumOfGammaTopKDouble : ILayer<double>, IDeviceLayer, IWithSeed;
