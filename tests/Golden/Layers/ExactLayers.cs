using SubsetGen.Golden.Surface;
using SubsetGen.Golden.Tables;
using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Golden.Layers;

// A subset that is drawn from the distribution itself, and several of the same row.

[KSubsetLayer(5, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Temperature = 0.5)]
public sealed partial class ExactSingle : ILayer<float>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Samples = SampleTable.Several, Temperature = 0.5)]
public sealed partial class ExactSeveralSingle : ILayer<float>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class ExactDouble : ILayer<double>, IDeviceLayer, IWithSeed;

[KSubsetLayer(5, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Samples = SampleTable.Several, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class ExactSeveralDouble : ILayer<double>, IDeviceLayer, IWithSeed;
