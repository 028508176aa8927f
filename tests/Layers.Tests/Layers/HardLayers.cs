using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Layers.Tests.Layers;

/// <summary>A hard top-k of the logits themselves, for each method that can stand behind its gradient.</summary>
internal static class HardLayers
{
    public static ILayer<double> Of(SubsetMethod method) => method switch
    {
        SubsetMethod.SuccessiveSoftmax => new TopThreeBySoftmax(),
        SubsetMethod.SigmoidTopK => new TopThreeBySigmoid(),
        SubsetMethod.Marginals => new TopThreeByMarginals(),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "A method without a layer in the tests."),
    };
}

[KSubsetLayer(3, SubsetMethod.SuccessiveSoftmax, Sample = SubsetSample.TopK, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class TopThreeBySoftmax : IPureLayer<double>;

[KSubsetLayer(3, SubsetMethod.SigmoidTopK, Sample = SubsetSample.TopK, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class TopThreeBySigmoid : IPureLayer<double>;

[KSubsetLayer(3, SubsetMethod.Marginals, Sample = SubsetSample.TopK, Temperature = 0.5, Precision = SubsetPrecision.Double)]
public sealed partial class TopThreeByMarginals : IPureLayer<double>;
