using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Golden.Layers;

[KSubsetLayer(3, SubsetMethod.Marginals, AdjustableK = true, AdjustableTemperature = true)]
public sealed partial class MarginalsSingle : IWholeKLayer<float>, IDeviceRowKLayer, IWithTemperature;

[KSubsetLayer(3, SubsetMethod.Marginals, AdjustableK = true, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class MarginalsDouble : IWholeKLayer<double>, IDeviceRowKLayer, IWithTemperature;

[KSubsetLayer(3, SubsetMethod.CorrelatedMarginals, AdjustableK = true, AdjustableTemperature = true)]
public sealed partial class ChainSingle : IPairRowKLayer<float>, IWithTemperature;

[KSubsetLayer(3, SubsetMethod.CorrelatedMarginals, AdjustableK = true, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class ChainDouble : IPairRowKLayer<double>, IWithTemperature;
