using SubsetGen.Benchmarks.Gpu;
using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Benchmarks.Commands;

/// <summary>What to run on a device, as the command line says it.</summary>
/// <param name="GoldenOnly">Whether to stop after the golden suite.</param>
/// <param name="Methods">The methods, in the order of the output.</param>
/// <param name="Shapes">The shapes; where there are none, each method's own.</param>
/// <param name="Storage">The types of the numbers in memory.</param>
/// <param name="Python">The Python for the peers; null for none.</param>
/// <param name="PeerLimit">How long the peers of one case may take.</param>
/// <param name="Out">A file for the lines and the description of the machine.</param>
internal sealed record GpuOptions(
    bool GoldenOnly, IReadOnlyList<GpuMethod> Methods, IReadOnlyList<Shape> Shapes, IReadOnlyList<DeviceType> Storage, string? Python,
    TimeSpan PeerLimit, FileInfo? Out)
{
    /// <summary>What is measured, in order.</summary>
    public IEnumerable<GpuCase> Cases =>
        from method in Methods
        from shape in Shapes.Count > 0 ? Shapes : GpuCase.DefaultShapes(method)
        from storage in Storage
        select new GpuCase(method, shape, storage);
}
