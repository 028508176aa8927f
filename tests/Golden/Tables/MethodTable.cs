using SubsetGen.Golden.Layers;
using SubsetGen.Golden.Sides;
using SubsetGen.Golden.Vectors;
using SubsetGen.Layers.Tests.GoldenVectors;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Tables;

/// <summary>The methods that devices compute, each with its layers and its golden vectors.</summary>
internal static class MethodTable
{
    private static readonly GoldenFields Recursion = new("output_exact", "grad_input_exact");

    public static IReadOnlyList<MethodRow> All { get; } =
    [
        new(
            new FractionalKSides<float, SigmoidSingle>(SubsetMethod.SigmoidTopK), new FractionalKSides<double, SigmoidDouble>(SubsetMethod.SigmoidTopK),
            () => GoldenRows.Of("sigmoid_topk.json"))
        {
            Fields = GoldenFields.OfSeparable,
            ShortBesides = [(DeviceType.Half, 31), (DeviceType.BFloat16, 350), (DeviceType.Double, 350), (DeviceType.Single, 40_001)],
        },
        new(
            new FractionalKSides<float, EuclideanSingle>(SubsetMethod.EuclideanTopK),
            new FractionalKSides<double, EuclideanDouble>(SubsetMethod.EuclideanTopK),
            () => GoldenRows.Of("euclidean_topk.json")) { Fields = GoldenFields.OfSeparable },
        new(
            new FractionalKSides<float, CategoricalEntropySingle>(SubsetMethod.CategoricalEntropyTopK),
            new FractionalKSides<double, CategoricalEntropyDouble>(SubsetMethod.CategoricalEntropyTopK),
            () => GoldenRows.Of("cat_entropy_topk.json")) { Fields = GoldenFields.OfSeparable },
        new(
            new FractionalKSides<float, LaplaceSingle>(SubsetMethod.LaplaceTopK), new FractionalKSides<double, LaplaceDouble>(SubsetMethod.LaplaceTopK),
            () => GoldenRows.Of("lapsum_topk.json")) { Fields = GoldenFields.OfSeparable },
        new(
            new FractionalKSides<float, SoftSingle>(SubsetMethod.SoftTopK), new FractionalKSides<double, SoftDouble>(SubsetMethod.SoftTopK),
            () => GoldenRows.Of("soft_sinkhorn_topk.json", TransportCases.Of)) { Fields = GoldenFields.OfSeparable },
        new(
            new FractionalKSides<float, CustomSingle>(SubsetMethod.Custom), new FractionalKSides<double, CustomDouble>(SubsetMethod.Custom),
            () => []),
        new(
            new RowKSides<float, SoftmaxSingle>(SubsetMethod.SuccessiveSoftmax), new RowKSides<double, SoftmaxDouble>(SubsetMethod.SuccessiveSoftmax),
            () => GoldenRows.Of("softsub.json").Where(rows => rows.Temperature is not (1 or 0.5)))
        {
            Fields = Recursion,
            ShortBesides = [(DeviceType.Half, 31), (DeviceType.Single, 350), (DeviceType.Single, 9001)],
        },
        new(
            new RowKSides<float, SoftmaxAtOneSingle>(SubsetMethod.SuccessiveSoftmax),
            new RowKSides<double, SoftmaxAtOneDouble>(SubsetMethod.SuccessiveSoftmax),
            () => GoldenRows.Of("softsub.json").Where(rows => rows.Temperature == 1)) { Fields = Recursion, IsSpecialCase = true },
        new(
            new RowKSides<float, SoftmaxAtHalfSingle>(SubsetMethod.SuccessiveSoftmax),
            new RowKSides<double, SoftmaxAtHalfDouble>(SubsetMethod.SuccessiveSoftmax),
            () => GoldenRows.Of("softsub.json").Where(rows => rows.Temperature == 0.5)) { Fields = Recursion, IsSpecialCase = true },
        new(
            new RowKSides<float, MarginalsSingle>(SubsetMethod.Marginals), new RowKSides<double, MarginalsDouble>(SubsetMethod.Marginals),
            () => GoldenRows.Of("ksubset_expfamily.json")) { ShortBesides = [(DeviceType.Half, 31), (DeviceType.BFloat16, 350)] },
        new(
            new PairSides<float, ChainSingle>(SubsetMethod.CorrelatedMarginals), new PairSides<double, ChainDouble>(SubsetMethod.CorrelatedMarginals),
            () => GoldenRows.Of("chain_ksubset.json")) { Fields = GoldenFields.OfPairs },
        new(
            new RowKSides<float, NeuralSortSingle>(SubsetMethod.NeuralSort), new RowKSides<double, NeuralSortDouble>(SubsetMethod.NeuralSort),
            () => GoldenRows.Of("neuralsort_topk.json")) { ShortBesides = [(DeviceType.Half, 31), (DeviceType.Single, 9001)] },
    ];
}
