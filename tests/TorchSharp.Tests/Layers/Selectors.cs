namespace SubsetGen.Torch.Tests.Layers;

/// <summary>A function, in single precision alone.</summary>
[KSubsetLayer(3, SubsetMethod.SigmoidTopK)]
public sealed partial class Selector;

/// <summary>A module that learns how many items it chooses, and how softly.</summary>
[KSubsetLayer(2.5, SubsetMethod.SigmoidTopK, LearnableK = true, LearnableTemperature = true)]
public sealed partial class LearningSelector : torch.nn.Module<Tensor, Tensor, Tensor>;

/// <summary>Successive softmaxes that learn how soft they are.</summary>
[KSubsetLayer(3, SubsetMethod.SuccessiveSoftmax, LearnableTemperature = true)]
public sealed partial class SofteningSelector : torch.nn.Module<Tensor, Tensor>;

/// <summary>Samples of a chain, with their pairs: two inputs and two outputs.</summary>
[KSubsetLayer(3, SubsetMethod.CorrelatedMarginals, Sample = SubsetSample.Exact, Samples = 2)]
public sealed partial class PairSelector : torch.nn.Module<Tensor, Tensor, (Tensor, Tensor)>;
