using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Algorithms;

/// <summary>How rows lie on threads in these tests: few, for the text is compiled for each.</summary>
internal static class Mappings
{
    /// <summary>Rows in memory, for teams of a warp.</summary>
    public static IReadOnlyList<KernelShape> Warps { get; } =
        [new(8, 0, 2, DeviceType.Single), new(32, 0, 1, DeviceType.Single), new(16, 0, 1, DeviceType.Double)];

    /// <summary>Rows in memory.</summary>
    public static IReadOnlyList<KernelShape> InMemory { get; } = [.. Warps, new(128, 0, 1, DeviceType.Double)];

    /// <summary>Rows in memory and in registers.</summary>
    public static IReadOnlyList<KernelShape> All { get; } =
        [.. InMemory, new(32, 8, 1, DeviceType.Single), new(128, 8, 1, DeviceType.Single), new(8, 4, 2, DeviceType.Double)];

    /// <summary>As arguments of a test: the place in <see cref="All"/>, which lists warps first, then rows in memory.</summary>
    public static TheoryData<int> OfWarps => [.. Enumerable.Range(0, Warps.Count)];

    public static TheoryData<int> OfMemory => [.. Enumerable.Range(0, InMemory.Count)];

    public static TheoryData<int> OfAll => [.. Enumerable.Range(0, All.Count)];

    /// <summary>Runs a check in the precision that a mapping stores.</summary>
    public static void Check(int mapping, Action<KernelShape> single, Action<KernelShape> twice)
    {
        var shape = All[mapping];
        (shape.Storage == DeviceType.Single ? single : twice)(shape);
    }

    /// <summary>Whether a team can hold a row.</summary>
    public static bool Holds(this KernelShape shape, int n) => shape.Items == 0 || n <= shape.Items * shape.Team;
}
