using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Golden.Layers;

// Temperatures of 1 and 1/2 have programs of their own: powers that are known fold.

[KSubsetLayer(3, SubsetMethod.SuccessiveSoftmax, AdjustableK = true, AdjustableTemperature = true)]
public sealed partial class SoftmaxSingle : IWholeKLayer<float>, IDeviceRowKLayer, IWithTemperature;

[KSubsetLayer(3, SubsetMethod.SuccessiveSoftmax, AdjustableK = true, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class SoftmaxDouble : IWholeKLayer<double>, IDeviceRowKLayer, IWithTemperature;

[KSubsetLayer(3, SubsetMethod.SuccessiveSoftmax, AdjustableK = true)]
public sealed partial class SoftmaxAtOneSingle : IWholeKLayer<float>, IDeviceRowKLayer;

[KSubsetLayer(3, SubsetMethod.SuccessiveSoftmax, AdjustableK = true, Precision = SubsetPrecision.Double)]
public sealed partial class SoftmaxAtOneDouble : IWholeKLayer<double>, IDeviceRowKLayer;

[KSubsetLayer(3, SubsetMethod.SuccessiveSoftmax, AdjustableK = true, Temperature = 0.5)]
public sealed partial class SoftmaxAtHalfSingle : IWholeKLayer<float>, IDeviceRowKLayer;

[KSubsetLayer(3, SubsetMethod.SuccessiveSoftmax, AdjustableK = true, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class SoftmaxAtHalfDouble : IWholeKLayer<double>, IDeviceRowKLayer;
