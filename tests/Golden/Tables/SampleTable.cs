using System.Numerics;
using SubsetGen.Golden.Layers;
using SubsetGen.Golden.Sides;
using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Golden.Tables;

/// <summary>Layers that draw, on devices.</summary>
internal static class SampleTable
{
    /// <summary>Samples of a row, where there are several.</summary>
    public const int Several = 4;

    /// <summary>Rows in which draws may differ, where they hang on sums: one of a hundred in single precision, none in double.</summary>
    private const int Ties = 1;

    public static IReadOnlyList<SampleRow> All { get; } =
    [
        new(Of<float, GumbelTopKSingle>(), 0) { IsShort = true },
        new(Of<double, GumbelTopKDouble>(), 0) { IsShort = true },
        new(Of<float, LogisticTopKSingle>(), 0) { IsShort = true },
        new(Of<double, LogisticTopKDouble>(), 0),
        new(Of<float, GaussianTopKSingle>(), 0) { IsShort = true },
        new(Of<double, GaussianTopKDouble>(), 0),
        new(Of<float, SumOfGammaTopKSingle>(), 0) { IsShort = true },
        new(Of<double, SumOfGammaTopKDouble>(), 0),
        new(Of<float, ExactSingle>(SubsetMethod.Marginals), Ties) { IsShort = true },
        new(Of<double, ExactDouble>(SubsetMethod.Marginals), 0) { IsShort = true },
        new(Of<float, ExactSeveralSingle>(SubsetMethod.Marginals, Several), Ties) { IsShort = true },
        new(Of<double, ExactSeveralDouble>(SubsetMethod.Marginals, Several), 0),
        new(new ScoredSides<float, ScoredSingle>(SubsetMethod.Marginals, Several), Ties) { IsShort = true },
        new(new ScoredSides<double, ScoredDouble>(SubsetMethod.Marginals, Several), 0),
        new(Of<float, ParetoSingle>(), Ties) { IsShort = true },
        new(Of<double, ParetoDouble>(), 0),
        new(Of<float, AdjustedParetoSingle>(), Ties) { IsShort = true },
        new(Of<double, AdjustedParetoDouble>(), 0),
        new(Of<float, ConditionalPoissonSingle>(), Ties) { IsShort = true },
        new(Of<double, ConditionalPoissonDouble>(), 0),
        new(Of<float, SampfordSingle>(), Ties) { IsShort = true },
        new(Of<double, SampfordDouble>(), 0),
        new(Of<float, BrewerSingle>(), Ties) { IsShort = true },
        new(Of<double, BrewerDouble>(), 0),
        new(Of<float, PivotalSingle>(), Ties) { IsShort = true },
        new(Of<double, PivotalDouble>(), 0),
        new(Of<float, SystematicSingle>(), Ties) { IsShort = true },
        new(Of<double, SystematicDouble>(), 0),
        new(Of<float, SecondOrderSingle>(), Ties) { IsShort = true },
        new(Of<double, SecondOrderDouble>(), 0),
        new(Of<float, ImplicitMleSingle>(), 0) { IsShort = true },
        new(Of<double, ImplicitMleDouble>(), 0),
    ];

    private static ItemSides<T, TLayer> Of<T, TLayer>(SubsetMethod method = SubsetMethod.SigmoidTopK, int samples = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLayer : ILayer<T>, IDeviceLayer, new() => new(method, samples);
}

/// <summary>A layer that draws.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Ties">In how many rows its draws may differ.</param>
internal sealed record SampleRow(TwoSidedLayer Layer, int Ties)
{
    public bool IsShort { get; init; }
}
