using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Layers.Tests.Layers;

/// <summary>A layer for rows of eight items and no others.</summary>
[KSubsetLayer(3, SubsetMethod.SigmoidTopK, N = 8, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class ThreeOfEight : IPureLayer<double>;
