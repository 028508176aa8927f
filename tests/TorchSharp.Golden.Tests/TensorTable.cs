using SubsetGen.Golden.Layers;
using SubsetGen.Golden.Sides;
using SubsetGen.Golden.Tables;

namespace SubsetGen.Torch.Golden.Tests;

/// <summary>The methods of the golden suite, with tensors where the suite has a device.</summary>
internal static class TensorTable
{
    private static readonly Dictionary<string, Func<TwoSidedLayer, TwoSidedLayer>> OfTensors = new()
    {
        [nameof(SigmoidSingle)] = side => new TensorRowSides<float, SigmoidSingle>(side),
        [nameof(SigmoidDouble)] = side => new TensorRowSides<double, SigmoidDouble>(side),
        [nameof(EuclideanSingle)] = side => new TensorRowSides<float, EuclideanSingle>(side),
        [nameof(EuclideanDouble)] = side => new TensorRowSides<double, EuclideanDouble>(side),
        [nameof(CategoricalEntropySingle)] = side => new TensorRowSides<float, CategoricalEntropySingle>(side),
        [nameof(CategoricalEntropyDouble)] = side => new TensorRowSides<double, CategoricalEntropyDouble>(side),
        [nameof(LaplaceSingle)] = side => new TensorRowSides<float, LaplaceSingle>(side),
        [nameof(LaplaceDouble)] = side => new TensorRowSides<double, LaplaceDouble>(side),
        [nameof(SoftSingle)] = side => new TensorRowSides<float, SoftSingle>(side),
        [nameof(SoftDouble)] = side => new TensorRowSides<double, SoftDouble>(side),
        [nameof(CustomSingle)] = side => new TensorRowSides<float, CustomSingle>(side),
        [nameof(CustomDouble)] = side => new TensorRowSides<double, CustomDouble>(side),
        [nameof(SoftmaxSingle)] = side => new TensorRowSides<float, SoftmaxSingle>(side),
        [nameof(SoftmaxDouble)] = side => new TensorRowSides<double, SoftmaxDouble>(side),
        [nameof(SoftmaxAtOneSingle)] = side => new TensorRowSides<float, SoftmaxAtOneSingle>(side),
        [nameof(SoftmaxAtOneDouble)] = side => new TensorRowSides<double, SoftmaxAtOneDouble>(side),
        [nameof(SoftmaxAtHalfSingle)] = side => new TensorRowSides<float, SoftmaxAtHalfSingle>(side),
        [nameof(SoftmaxAtHalfDouble)] = side => new TensorRowSides<double, SoftmaxAtHalfDouble>(side),
        [nameof(MarginalsSingle)] = side => new TensorRowSides<float, MarginalsSingle>(side),
        [nameof(MarginalsDouble)] = side => new TensorRowSides<double, MarginalsDouble>(side),
        [nameof(NeuralSortSingle)] = side => new TensorRowSides<float, NeuralSortSingle>(side),
        [nameof(NeuralSortDouble)] = side => new TensorRowSides<double, NeuralSortDouble>(side),
        [nameof(ChainSingle)] = side => new TensorPairSides<float, ChainSingle>(side),
        [nameof(ChainDouble)] = side => new TensorPairSides<double, ChainDouble>(side),
    };

    public static IEnumerable<MethodRow> All => MethodTable.All.Select(row => row with { Single = Of(row.Single), Double = Of(row.Double) });

    private static TwoSidedLayer Of(TwoSidedLayer layer) => OfTensors[layer.Name](layer);
}
