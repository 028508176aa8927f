using SubsetGen;

namespace Consumer;

[KSubsetLayer(10, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Gumbel, Temperature = 0.5)]
public sealed partial class WordSelector;

[KSubsetLayer(3, SubsetMethod.SuccessiveSoftmax)]
public sealed partial class Neighbours;

[KSubsetLayer(3, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Precision = SubsetPrecision.Double)]
public sealed partial class Terms;

#if MISTAKE
[KSubsetLayer(0, SubsetMethod.SigmoidTopK)]
public sealed partial class ChoosesNothing;
#endif
