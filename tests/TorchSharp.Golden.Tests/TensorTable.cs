using SubsetGen.Golden.Layers;
using SubsetGen.Golden.Sides;
using SubsetGen.Golden.Tables;

namespace SubsetGen.Torch.Golden.Tests;

/// <summary>The methods of the golden suite, with tensors where the suite has a device.</summary>
internal static class TensorTable
{
    private static readonly Dictionary<string, Func<TwoSidedLayer, TwoSidedLayer>> OfTensors = new()
    {
        [nameof(SigmoidSingle)] = side => new TensorRowSides<SigmoidSingle>(side),
        [nameof(SigmoidDouble)] = side => new TensorRowSides<SigmoidDouble>(side),
        [nameof(EuclideanSingle)] = side => new TensorRowSides<EuclideanSingle>(side),
        [nameof(EuclideanDouble)] = side => new TensorRowSides<EuclideanDouble>(side),
        [nameof(CategoricalEntropySingle)] = side => new TensorRowSides<CategoricalEntropySingle>(side),
        [nameof(CategoricalEntropyDouble)] = side => new TensorRowSides<CategoricalEntropyDouble>(side),
        [nameof(LaplaceSingle)] = side => new TensorRowSides<LaplaceSingle>(side),
        [nameof(LaplaceDouble)] = side => new TensorRowSides<LaplaceDouble>(side),
        [nameof(SoftSingle)] = side => new TensorRowSides<SoftSingle>(side),
        [nameof(SoftDouble)] = side => new TensorRowSides<SoftDouble>(side),
        [nameof(CustomSingle)] = side => new TensorRowSides<CustomSingle>(side),
        [nameof(CustomDouble)] = side => new TensorRowSides<CustomDouble>(side),
        [nameof(SoftmaxSingle)] = side => new TensorRowSides<SoftmaxSingle>(side),
        [nameof(SoftmaxDouble)] = side => new TensorRowSides<SoftmaxDouble>(side),
        [nameof(SoftmaxAtOneSingle)] = side => new TensorRowSides<SoftmaxAtOneSingle>(side),
        [nameof(SoftmaxAtOneDouble)] = side => new TensorRowSides<SoftmaxAtOneDouble>(side),
        [nameof(SoftmaxAtHalfSingle)] = side => new TensorRowSides<SoftmaxAtHalfSingle>(side),
        [nameof(SoftmaxAtHalfDouble)] = side => new TensorRowSides<SoftmaxAtHalfDouble>(side),
        [nameof(MarginalsSingle)] = side => new TensorRowSides<MarginalsSingle>(side),
        [nameof(MarginalsDouble)] = side => new TensorRowSides<MarginalsDouble>(side),
        [nameof(NeuralSortSingle)] = side => new TensorRowSides<NeuralSortSingle>(side),
        [nameof(NeuralSortDouble)] = side => new TensorRowSides<NeuralSortDouble>(side),
        [nameof(ChainSingle)] = side => new TensorPairSides<ChainSingle>(side),
        [nameof(ChainDouble)] = side => new TensorPairSides<ChainDouble>(side),
    };

    public static IEnumerable<MethodRow> All => MethodTable.All.Select(row => row with { Single = Of(row.Single), Double = Of(row.Double) });

    private static TwoSidedLayer Of(TwoSidedLayer layer) => OfTensors[layer.Name](layer);
}
