using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Layers.Tests.Layers;

/// <summary>One layer of each method, of 3 items, whose temperature is set between calls.</summary>
internal static class AdjustableLayers
{
    public static IAdjustableLayer<double> Of(SubsetMethod method) => method switch
    {
        SubsetMethod.SuccessiveSoftmax => new AdjustableSoftmax(),
        SubsetMethod.SigmoidTopK => new AdjustableSigmoid(),
        SubsetMethod.Marginals => new AdjustableMarginals(),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "A method without a layer in the tests."),
    };
}

[KSubsetLayer(3, SubsetMethod.SuccessiveSoftmax, Temperature = 0.5, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class AdjustableSoftmax : IAdjustableLayer<double>;

[KSubsetLayer(3, SubsetMethod.SigmoidTopK, Temperature = 0.5, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class AdjustableSigmoid : IAdjustableLayer<double>;

[KSubsetLayer(3, SubsetMethod.Marginals, Temperature = 0.5, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class AdjustableMarginals : IAdjustableLayer<double>;
