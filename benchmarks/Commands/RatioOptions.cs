using SubsetGen.Benchmarks.Measurement;

namespace SubsetGen.Benchmarks.Commands;

/// <summary>What to measure, as the command line says it.</summary>
/// <param name="Methods">The methods, in the order of the output.</param>
/// <param name="Shapes">The shapes, in the order of the output.</param>
/// <param name="Threads">The thread counts.</param>
/// <param name="FixedN">Whether the layers that are compiled for one row length stand for the generated side.</param>
/// <param name="Budget">About how long one case may take.</param>
/// <param name="Out">A file for the lines and the description of the machine.</param>
internal sealed record RatioOptions(
    IReadOnlyList<SubsetMethod> Methods, IReadOnlyList<Shape> Shapes, IReadOnlyList<int> Threads, bool FixedN,
    TimeSpan Budget, FileInfo? Out);
