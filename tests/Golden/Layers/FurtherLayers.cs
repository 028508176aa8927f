using SubsetGen.Golden.Surface;
using SubsetGen.Golden.Tables;
using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Golden.Layers;

// What layers offer beside a subset: their steps, the law behind them, and learning from losses.

[KSubsetLayer(5, SubsetMethod.SuccessiveSoftmax, Steps = true)]
public sealed partial class SoftmaxStepsSingle : IStepsLayer<float>, IDeviceStepsLayer;

[KSubsetLayer(5, SubsetMethod.Marginals, AdjustableK = true, Distribution = true, Temperature = 0.5)]
public sealed partial class LawSingle : IEntropicLayer<float>;

[KSubsetLayer(5, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Samples = SampleTable.Several, Gradient = SubsetGradient.ScoreFunction)]
public sealed partial class ScoredSingle : IScoredLayer<float>, IDeviceScoredLayer;

[KSubsetLayer(5, SubsetMethod.SuccessiveSoftmax, Steps = true, Precision = SubsetPrecision.Double)]
public sealed partial class SoftmaxStepsDouble : IStepsLayer<double>, IDeviceStepsLayer;

[KSubsetLayer(5, SubsetMethod.Marginals, AdjustableK = true, Distribution = true, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class LawDouble : IEntropicLayer<double>;

[KSubsetLayer(5, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Samples = SampleTable.Several, Gradient = SubsetGradient.ScoreFunction, Precision = SubsetPrecision.Double)]
public sealed partial class ScoredDouble : IScoredLayer<double>, IDeviceScoredLayer;
