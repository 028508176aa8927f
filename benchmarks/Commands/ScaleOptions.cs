using SubsetGen.Benchmarks.Measurement;

namespace SubsetGen.Benchmarks.Commands;

/// <summary>What to measure, as the command line says it.</summary>
/// <param name="Methods">The methods, in the order of the output.</param>
/// <param name="Shapes">The shapes, in the order of the output. Costs are compared with those of the first.</param>
/// <param name="Threads">The thread counts.</param>
/// <param name="Budget">About how long one case may take.</param>
/// <param name="Out">A file for the lines and the description of the machine.</param>
internal sealed record ScaleOptions(
    IReadOnlyList<SubsetMethod> Methods, IReadOnlyList<Shape> Shapes, IReadOnlyList<int> Threads, TimeSpan Budget, FileInfo? Out)
{
    /// <summary>Ten million items each, so that memory is the same for all: one k for rows of growing length, then short rows.</summary>
    public static IReadOnlyList<Shape> Standard { get; } =
    [
        new(10_000, 1000, 50), new(1000, 10_000, 50), new(100, 100_000, 50), new(10, 1_000_000, 50), new(1, 10_000_000, 50),
        new(1_000_000, 10, 5),
    ];
}
