namespace SubsetGen.Benchmarks.TorchSharp;

// A module and a class over spans for each method and subset size: the same kernels.

[KSubsetLayer(10, SubsetMethod.SuccessiveSoftmax)]
internal sealed partial class SuccessiveSoftmaxModuleK10 : nn.Module<Tensor, Tensor>;

[KSubsetLayer(50, SubsetMethod.SuccessiveSoftmax)]
internal sealed partial class SuccessiveSoftmaxModuleK50 : nn.Module<Tensor, Tensor>;

[KSubsetLayer(10, SubsetMethod.SigmoidTopK)]
internal sealed partial class SigmoidTopKModuleK10 : nn.Module<Tensor, Tensor>;

[KSubsetLayer(50, SubsetMethod.SigmoidTopK)]
internal sealed partial class SigmoidTopKModuleK50 : nn.Module<Tensor, Tensor>;

[KSubsetLayer(10, SubsetMethod.Marginals)]
internal sealed partial class MarginalsModuleK10 : nn.Module<Tensor, Tensor>;

[KSubsetLayer(50, SubsetMethod.Marginals)]
internal sealed partial class MarginalsModuleK50 : nn.Module<Tensor, Tensor>;

[KSubsetLayer(10, SubsetMethod.SuccessiveSoftmax)]
internal sealed partial class SuccessiveSoftmaxK10;

[KSubsetLayer(50, SubsetMethod.SuccessiveSoftmax)]
internal sealed partial class SuccessiveSoftmaxK50;

[KSubsetLayer(10, SubsetMethod.SigmoidTopK)]
internal sealed partial class SigmoidTopKK10;

[KSubsetLayer(50, SubsetMethod.SigmoidTopK)]
internal sealed partial class SigmoidTopKK50;

[KSubsetLayer(10, SubsetMethod.Marginals)]
internal sealed partial class MarginalsK10;

[KSubsetLayer(50, SubsetMethod.Marginals)]
internal sealed partial class MarginalsK50;
