using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Golden.Layers;

[KSubsetLayer(3, SubsetMethod.NeuralSort, AdjustableK = true, AdjustableTemperature = true)]
public sealed partial class NeuralSortSingle : IWholeKLayer<float>, IDeviceRowKLayer, IWithTemperature;

[KSubsetLayer(3, SubsetMethod.NeuralSort, AdjustableK = true, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class NeuralSortDouble : IWholeKLayer<double>, IDeviceRowKLayer, IWithTemperature;
