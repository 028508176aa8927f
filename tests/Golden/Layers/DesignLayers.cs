using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Golden.Layers;

// A subset drawn by each sampling design, with the relaxed subset as inclusion probabilities.

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Pareto, Temperature = 0.5)]
public sealed partial class ParetoSingle : ILayer<float>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Pareto, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class ParetoDouble : ILayer<double>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.AdjustedPareto, Temperature = 0.5)]
public sealed partial class AdjustedParetoSingle : ILayer<float>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.AdjustedPareto, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class AdjustedParetoDouble : ILayer<double>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.ConditionalPoisson, Temperature = 0.5)]
public sealed partial class ConditionalPoissonSingle : ILayer<float>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.ConditionalPoisson, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class ConditionalPoissonDouble : ILayer<double>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Sampford, Temperature = 0.5)]
public sealed partial class SampfordSingle : ILayer<float>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Sampford, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class SampfordDouble : ILayer<double>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Brewer, Temperature = 0.5)]
public sealed partial class BrewerSingle : ILayer<float>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Brewer, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class BrewerDouble : ILayer<double>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Pivotal, Temperature = 0.5)]
public sealed partial class PivotalSingle : ILayer<float>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Pivotal, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class PivotalDouble : ILayer<double>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Systematic, Temperature = 0.5)]
public sealed partial class SystematicSingle : ILayer<float>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Systematic, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class SystematicDouble : ILayer<double>, IDeviceLayer, IWithSeed;
