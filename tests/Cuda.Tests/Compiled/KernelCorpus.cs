using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Compiled;

/// <summary>Device text in shapes that it runs in.</summary>
internal static class KernelCorpus
{
    /// <summary>The items chosen, where a shape depends on them.</summary>
    private const int K = 10;

    /// <summary>One kernel from a few lanes to a block, in registers and in memory, in every type of storage.</summary>
    public static IReadOnlyDictionary<string, CorpusRow> HandWritten { get; } = ByTitle(
        from shape in new KernelShape[]
        {
            new(8, 8, 16, DeviceType.Single),
            new(32, 32, 4, DeviceType.Single),
            new(256, 32, 1, DeviceType.Single),
            new(32, 0, 4, DeviceType.Single),
            new(1024, 0, 1, DeviceType.Single),
            new(16, 8, 8, DeviceType.Double),
            new(32, 16, 4, DeviceType.Half),
            new(128, 16, 1, DeviceType.BFloat16),
            new(32, 32, 4, DeviceType.Single, IsForTemperature: true),
            new(1024, 0, 1, DeviceType.Double, IsForTemperature: true),
        }
        select new CorpusRow("k times the softmax", HandWrittenLayer.Text, shape));

    /// <summary>
    /// Every kernel of the layers that these tests and the golden suite declare. Those in single precision as they are compiled for
    /// rows of one length; those in double precision, whose text is the same but for that, for short rows.
    /// </summary>
    public static IReadOnlyDictionary<string, CorpusRow> Emitted(int n) => ByTitle(
        from kernel in Declared
        let isDouble = kernel.Number == typeof(double)
        let program = kernel.Program
        let shape = LayerMapping.ShapeFor(isDouble ? Short : n, K, isDouble ? DeviceType.Double : DeviceType.Single, program.Needs)
        select new CorpusRow(program.Name, program.Text, shape));

    /// <summary>Items of a short row.</summary>
    public const int Short = 100;

    private static readonly IReadOnlyList<(DeviceProgram Program, Type Number)> Declared =
    [
        .. EmittedKernels.Of(typeof(KernelCorpus).Assembly).Concat(EmittedKernels.Of(typeof(Golden.GoldenSuite).Assembly)).DistinctBy(k => k.Program.Hash),
    ];

    private static Dictionary<string, CorpusRow> ByTitle(IEnumerable<CorpusRow> rows) => rows.ToDictionary(row => row.Title);
}
