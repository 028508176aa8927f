using SubsetGen.Cuda.Tests.Harness;

namespace SubsetGen.Cuda.Tests.Compiled;

/// <summary>Device text compiles for the devices it is meant for, and its rows stay where they are meant to be.</summary>
public sealed class CorpusTests
{
    private const int Ampere = 80;
    private const int Hopper = 90;

    public static TheoryData<string> HandWritten => [.. KernelCorpus.HandWritten.Keys];

    public static TheoryData<string> Emitted => [.. KernelCorpus.Emitted.Keys];

    [TheoryWithNvrtc]
    [MemberData(nameof(HandWritten))]
    public void What_a_small_kernel_keeps_is_in_registers(string title)
    {
        foreach (var architecture in new[] { Ampere, Hopper })
            Assert.All(Compile(KernelCorpus.HandWritten[title], architecture), kernel => Assert.True(kernel.IsInRegisters, kernel.ToString()));
    }

    [TheoryWithNvrtc]
    [MemberData(nameof(Emitted))]
    public void What_an_emitted_kernel_keeps_is_in_registers(string title)
    {
        foreach (var architecture in new[] { Ampere, Hopper })
            Assert.All(Compile(KernelCorpus.Emitted[title], architecture), kernel => Assert.True(kernel.IsInRegisters, $"sm_{architecture}: {kernel}"));
    }

    private static IReadOnlyList<KernelResources> Compile(CorpusRow row, int architecture)
    {
        var kernels = row.Compile(architecture);
        Assert.Equal(["Backward", "Forward"], kernels.Select(kernel => kernel.Kernel).Order());
        return kernels;
    }
}
