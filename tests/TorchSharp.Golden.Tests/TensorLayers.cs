using SubsetGen.Torch.Golden.Tests;

namespace SubsetGen.Golden.Layers;

// The layers of the golden suite once more: in a project that has TorchSharp they have Apply.

public sealed partial class SigmoidSingle : ITensorLayer;

public sealed partial class SigmoidDouble : ITensorLayer;

public sealed partial class EuclideanSingle : ITensorLayer;

public sealed partial class EuclideanDouble : ITensorLayer;

public sealed partial class CategoricalEntropySingle : ITensorLayer;

public sealed partial class CategoricalEntropyDouble : ITensorLayer;

public sealed partial class LaplaceSingle : ITensorLayer;

public sealed partial class LaplaceDouble : ITensorLayer;

public sealed partial class SoftSingle : ITensorLayer;

public sealed partial class SoftDouble : ITensorLayer;

public sealed partial class CustomSingle : ITensorLayer;

public sealed partial class CustomDouble : ITensorLayer;

public sealed partial class SoftmaxSingle : ITensorLayer;

public sealed partial class SoftmaxDouble : ITensorLayer;

public sealed partial class SoftmaxAtOneSingle : ITensorLayer;

public sealed partial class SoftmaxAtOneDouble : ITensorLayer;

public sealed partial class SoftmaxAtHalfSingle : ITensorLayer;

public sealed partial class SoftmaxAtHalfDouble : ITensorLayer;

public sealed partial class MarginalsSingle : ITensorLayer;

public sealed partial class MarginalsDouble : ITensorLayer;

public sealed partial class NeuralSortSingle : ITensorLayer;

public sealed partial class NeuralSortDouble : ITensorLayer;

public sealed partial class ChainSingle : ITensorPairLayer;

public sealed partial class ChainDouble : ITensorPairLayer;
