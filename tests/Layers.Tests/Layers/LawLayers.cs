namespace SubsetGen.Layers.Tests.Layers;

/// <summary>The law over k-subsets in double precision, for any k.</summary>
[KSubsetLayer(3, SubsetMethod.Marginals, AdjustableK = true, Distribution = true, Precision = SubsetPrecision.Double)]
public sealed partial class Law;

/// <summary>The same in single precision.</summary>
[KSubsetLayer(3, SubsetMethod.Marginals, AdjustableK = true, Distribution = true)]
public sealed partial class LawInSingle;

/// <summary>The same at half a temperature, with exact samples.</summary>
[KSubsetLayer(3, SubsetMethod.Marginals, Temperature = 0.5, Sample = SubsetSample.Exact, Distribution = true, Precision = SubsetPrecision.Double)]
public sealed partial class LawOfThree;

/// <summary>The same with the score function for a gradient.</summary>
[KSubsetLayer(3, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Gradient = SubsetGradient.ScoreFunction, Distribution = true, Precision = SubsetPrecision.Double)]
public sealed partial class ScoredLawOfThree;

/// <summary>Several exact samples of each row.</summary>
[KSubsetLayer(3, SubsetMethod.Marginals, Temperature = 0.5, Sample = SubsetSample.Exact, Samples = 4, Distribution = true, Precision = SubsetPrecision.Double)]
public sealed partial class LawOfThreeInFourSamples;
