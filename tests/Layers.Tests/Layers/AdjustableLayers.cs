using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Layers.Tests.Layers;

/// <summary>One layer of each method, of 3 items, whose temperature is set between calls.</summary>
internal static class AdjustableLayers
{
    public static IAdjustableLayer<double> Of(SubsetMethod method) => method switch
    {
        SubsetMethod.SuccessiveSoftmax => new AdjustableSoftmax(),
        SubsetMethod.SigmoidTopK => new AdjustableSigmoid(),
        SubsetMethod.EuclideanTopK => new AdjustableEuclidean(),
        SubsetMethod.CategoricalEntropyTopK => new AdjustableCategoricalEntropy(),
        SubsetMethod.LaplaceTopK => new AdjustableLaplace(),
        SubsetMethod.SoftTopK => new AdjustableSoft(),
        SubsetMethod.Custom => new AdjustableCustom(),
        SubsetMethod.Marginals => new AdjustableMarginals(),
        SubsetMethod.NeuralSort => new AdjustableNeuralSort(),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "A method without a layer in the tests."),
    };
}

[KSubsetLayer(3, SubsetMethod.SuccessiveSoftmax, Temperature = 0.5, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class AdjustableSoftmax : IAdjustableLayer<double>;

[KSubsetLayer(3, SubsetMethod.SigmoidTopK, Temperature = 0.5, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class AdjustableSigmoid : IAdjustableLayer<double>;

[KSubsetLayer(3, SubsetMethod.EuclideanTopK, Temperature = 0.5, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class AdjustableEuclidean : IAdjustableLayer<double>;

[KSubsetLayer(3, SubsetMethod.CategoricalEntropyTopK, Temperature = 0.5, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class AdjustableCategoricalEntropy : IAdjustableLayer<double>;

[KSubsetLayer(3, SubsetMethod.LaplaceTopK, Temperature = 0.5, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class AdjustableLaplace : IAdjustableLayer<double>;

[KSubsetLayer(3, SubsetMethod.SoftTopK, Temperature = 0.5, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class AdjustableSoft : IAdjustableLayer<double>;

[KSubsetLayer(3, SubsetMethod.Custom, Response = TanhResponse.Name, Temperature = 0.5, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class AdjustableCustom : TanhResponse, IAdjustableLayer<double>;

[KSubsetLayer(3, SubsetMethod.Marginals, Temperature = 0.5, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class AdjustableMarginals : IAdjustableLayer<double>;

[KSubsetLayer(3, SubsetMethod.NeuralSort, Temperature = 0.5, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class AdjustableNeuralSort : IAdjustableLayer<double>;

[KSubsetLayer(3, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Gumbel, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class AdjustableNoisySigmoid;

[KSubsetLayer(3, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Gumbel, Sample = SubsetSample.TopK, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class AdjustableTopK;

[KSubsetLayer(3, SubsetMethod.Marginals, AdjustableK = true, AdjustableTemperature = true, Distribution = true, Precision = SubsetPrecision.Double)]
public sealed partial class AdjustableLaw;

[KSubsetLayer(3, SubsetMethod.CorrelatedMarginals, AdjustableTemperature = true, Distribution = true, Precision = SubsetPrecision.Double)]
public sealed partial class AdjustableChain;
