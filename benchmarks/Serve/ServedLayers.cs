namespace SubsetGen.Benchmarks.Serve;

// Beside the layers of the standard shapes, whose k is a constant: what those have not, and one a method for any other k.

[KSubsetLayer(5, SubsetMethod.SuccessiveSoftmax, Temperature = 0.1)]
internal sealed partial class ColdSuccessiveSoftmaxK5;

[KSubsetLayer(10, SubsetMethod.SuccessiveSoftmax, Temperature = 0.1)]
internal sealed partial class ColdSuccessiveSoftmaxK10;

[KSubsetLayer(50, SubsetMethod.SuccessiveSoftmax, Temperature = 0.1)]
internal sealed partial class ColdSuccessiveSoftmaxK50;

[KSubsetLayer(100, SubsetMethod.SuccessiveSoftmax, Temperature = 0.1)]
internal sealed partial class ColdSuccessiveSoftmaxK100;

[KSubsetLayer(500, SubsetMethod.SuccessiveSoftmax, Temperature = 0.1)]
internal sealed partial class ColdSuccessiveSoftmaxK500;

[KSubsetLayer(1000, SubsetMethod.SuccessiveSoftmax, Temperature = 0.1)]
internal sealed partial class ColdSuccessiveSoftmaxK1000;

[KSubsetLayer(10, SubsetMethod.SuccessiveSoftmax, Temperature = 0.1, AdjustableK = true)]
internal sealed partial class ServedColdSuccessiveSoftmax;

[KSubsetLayer(10, SubsetMethod.SuccessiveSoftmax, AdjustableK = true)]
internal sealed partial class ServedSuccessiveSoftmax;

[KSubsetLayer(10, SubsetMethod.SigmoidTopK, AdjustableK = true)]
internal sealed partial class ServedSigmoidTopK;

[KSubsetLayer(10, SubsetMethod.Marginals, AdjustableK = true)]
internal sealed partial class ServedMarginals;

[KSubsetLayer(10, SubsetMethod.NeuralSort, AdjustableK = true)]
internal sealed partial class ServedNeuralSort;

// With this gradient forward is the choice alone, without the relaxed subset.
[KSubsetLayer(10, SubsetMethod.SigmoidTopK, Sample = SubsetSample.TopK, Gradient = SubsetGradient.ImplicitMle, AdjustableK = true)]
internal sealed partial class ServedTopK;

[KSubsetLayer(10, SubsetMethod.Marginals, Sample = SubsetSample.Exact, AdjustableK = true)]
internal sealed partial class ServedExactSample;

[KSubsetLayer(10, SubsetMethod.Marginals, Distribution = true, AdjustableK = true)]
internal sealed partial class ServedLaw;
