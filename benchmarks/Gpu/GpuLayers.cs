using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Benchmarks.Gpu;

// Each in single precision for the measurement, and in double to know the error of it. k is set, so that any shape can be measured.

[KSubsetLayer(8, SubsetMethod.SigmoidTopK, AdjustableK = true)]
internal sealed partial class GpuSigmoid : IDeviceFractionalKLayer;

[KSubsetLayer(8, SubsetMethod.SigmoidTopK, AdjustableK = true, Precision = SubsetPrecision.Double)]
internal sealed partial class GpuSigmoidInDouble : IRowKLayer<double>, IDeviceFractionalKLayer;

[KSubsetLayer(8, SubsetMethod.SuccessiveSoftmax, AdjustableK = true)]
internal sealed partial class GpuSoftmax : IDeviceRowKLayer;

[KSubsetLayer(8, SubsetMethod.SuccessiveSoftmax, AdjustableK = true, Precision = SubsetPrecision.Double)]
internal sealed partial class GpuSoftmaxInDouble : IRowKLayer<double>, IDeviceRowKLayer;

[KSubsetLayer(8, SubsetMethod.Marginals, AdjustableK = true)]
internal sealed partial class GpuMarginals : IDeviceRowKLayer;

[KSubsetLayer(8, SubsetMethod.Marginals, AdjustableK = true, Precision = SubsetPrecision.Double)]
internal sealed partial class GpuMarginalsInDouble : IRowKLayer<double>, IDeviceRowKLayer;

// With this gradient forward is the choice alone, without the relaxed subset.
[KSubsetLayer(8, SubsetMethod.SigmoidTopK, Sample = SubsetSample.TopK, Gradient = SubsetGradient.ImplicitMle, AdjustableK = true)]
internal sealed partial class GpuTopK : IDeviceRowKLayer;

[KSubsetLayer(
    8, SubsetMethod.SigmoidTopK, Sample = SubsetSample.TopK, Gradient = SubsetGradient.ImplicitMle, AdjustableK = true,
    Precision = SubsetPrecision.Double)]
internal sealed partial class GpuTopKInDouble : IRowKLayer<double>, IDeviceRowKLayer;
