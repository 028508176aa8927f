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

    /// <summary>A thread's part of one row takes 4 bytes an item at least. Some single numbers may lie outside registers.</summary>
    [TheoryWithNvrtc]
    [MemberData(nameof(Emitted))]
    public void No_emitted_kernel_keeps_a_row_on_the_stack(string title)
    {
        var row = KernelCorpus.Emitted[title];
        var rowBytes = Math.Max(16, row.Shape.Items) * sizeof(float);
        Assert.All(Compile(row, Hopper), kernel => Assert.True(kernel.StackBytes < rowBytes, $"{kernel}, a row of which takes {rowBytes} bytes"));
    }

    private static IReadOnlyList<KernelResources> Compile(CorpusRow row, int architecture)
    {
        var kernels = row.Compile(architecture);
        Assert.Equal(["Backward", "Forward"], kernels.Select(kernel => kernel.Kernel).Order());
        return kernels;
    }
}
