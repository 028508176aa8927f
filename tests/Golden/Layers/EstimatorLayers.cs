using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Golden.Layers;

// What stands in for the derivative of a hard sample.

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Pareto, Gradient = SubsetGradient.SecondOrder, Temperature = 0.5)]
public sealed partial class SecondOrderSingle : ILayer<float>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.SumOfGamma, Sample = SubsetSample.TopK, Gradient = SubsetGradient.ImplicitMle, Lambda = 2)]
public sealed partial class ImplicitMleSingle : ILayer<float>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Pareto, Gradient = SubsetGradient.SecondOrder, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class SecondOrderDouble : ILayer<double>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.SumOfGamma, Sample = SubsetSample.TopK, Gradient = SubsetGradient.ImplicitMle, Lambda = 2, Precision = SubsetPrecision.Double)]
public sealed partial class ImplicitMleDouble : ILayer<double>, IDeviceLayer, IWithSeed;
