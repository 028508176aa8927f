using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Compiled;

/// <summary>Device text compiles for a kind of device, and what its threads keep is in registers: nothing is spilled.</summary>
public abstract class CorpusTests
{
    private protected static void RequireRegisters(CorpusRow row, int architecture)
    {
        var kernels = row.Compile(architecture);
        Assert.Equal(row.Shape.Kernels.Order(), kernels.Select(kernel => kernel.Kernel).Order());
        Assert.All(kernels, kernel => Assert.True(kernel.IsInRegisters, $"sm_{architecture}: {kernel}"));
    }
}

/// <summary>For compute capability 9.0, with rows as long as a warp holds: the most registers.</summary>
public sealed class HopperCorpusTests : CorpusTests
{
    private const int Architecture = 90;

    private static readonly IReadOnlyDictionary<string, CorpusRow> Corpus = KernelCorpus.Emitted(1000);

    public static TheoryData<string> Emitted => [.. Corpus.Keys];

    public static TheoryData<string> HandWritten => [.. KernelCorpus.HandWritten.Keys];

    [TheoryWithNvrtc]
    [MemberData(nameof(Emitted))]
    public void An_emitted_kernel_spills_nothing(string title) => RequireRegisters(Corpus[title], Architecture);

    [TheoryWithNvrtc]
    [MemberData(nameof(HandWritten))]
    public void A_small_kernel_spills_nothing_in_any_shape(string title) => RequireRegisters(KernelCorpus.HandWritten[title], Architecture);
}

/// <summary>
/// For compute capability 8.0, with short rows, several a warp. Kernels of layers are compiled in single precision and to intermediate
/// code: what is in double has the same text, and registers are as many as on 9.0.
/// </summary>
public sealed class AmpereCorpusTests : CorpusTests
{
    private const int Architecture = 80;

    private static readonly IReadOnlyDictionary<string, CorpusRow> Corpus = KernelCorpus.Emitted(KernelCorpus.Short)
        .Where(row => row.Value.Shape.Storage == DeviceType.Single)
        .ToDictionary();

    public static TheoryData<string> Emitted => [.. Corpus.Keys];

    public static TheoryData<string> HandWritten => [.. KernelCorpus.HandWritten.Keys];

    [TheoryWithNvrtc]
    [MemberData(nameof(Emitted))]
    public void An_emitted_kernel_compiles(string title) => Corpus[title].CompileToIntermediateCode(Architecture);

    [TheoryWithNvrtc]
    [MemberData(nameof(HandWritten))]
    public void A_small_kernel_spills_nothing_in_any_shape(string title) => RequireRegisters(KernelCorpus.HandWritten[title], Architecture);
}
