using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Compiled;

/// <summary>Device text in the shapes that it runs in.</summary>
internal static class KernelCorpus
{
    /// <summary>From a few lanes to a block, in registers and in memory, and every type of storage.</summary>
    public static IReadOnlyList<KernelShape> Shapes { get; } =
    [
        new(8, 8, 16, DeviceType.Single),
        new(32, 32, 4, DeviceType.Single),
        new(256, 32, 1, DeviceType.Single),
        new(32, 0, 4, DeviceType.Single),
        new(256, 0, 1, DeviceType.Single),
        new(16, 8, 8, DeviceType.Double),
        new(32, 16, 4, DeviceType.Half),
        new(128, 16, 1, DeviceType.BFloat16),
    ];

    public static IReadOnlyDictionary<string, CorpusRow> Rows { get; } =
        Shapes.Select(shape => new CorpusRow("k times the softmax", HandWrittenLayer.Text, shape)).ToDictionary(row => row.Title);
}
