using SubsetGen.Golden.Layers;
using SubsetGen.Golden.Sides;

namespace SubsetGen.Golden.Tables;

/// <summary>What layers offer beside a subset, on devices: each agrees with the processor on rows without limits.</summary>
internal static class FurtherTable
{
    private const int Steps = SoftmaxStepsSingle.K;

    public static IReadOnlyList<FurtherRow> All { get; } =
    [
        new(new StepsSides<float, SoftmaxStepsSingle>(SubsetMethod.SuccessiveSoftmax, Steps)) { IsShort = true },
        new(new StepsSides<double, SoftmaxStepsDouble>(SubsetMethod.SuccessiveSoftmax, Steps)),
        .. LawTable<float>.All.Select(function => new FurtherRow(new LawSides<float, LawSingle>(function)) { IsShort = true }),
        .. LawTable<double>.All.Select(function => new FurtherRow(new LawSides<double, LawDouble>(function))),
        new(new EntropySides<float, LawSingle>()) { IsShort = true },
        new(new EntropySides<double, LawDouble>()),
    ];
}

/// <summary>A member of a layer.</summary>
/// <param name="Layer">The layer, of which this member is asked.</param>
internal sealed record FurtherRow(TwoSidedLayer Layer)
{
    public bool IsShort { get; init; }
}
