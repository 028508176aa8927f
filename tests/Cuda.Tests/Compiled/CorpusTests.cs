using SubsetGen.Cuda.Tests.Harness;

namespace SubsetGen.Cuda.Tests.Compiled;

/// <summary>Device text compiles for the devices it is meant for, and what it keeps in variables is in registers.</summary>
public sealed class CorpusTests
{
    private static readonly int[] Architectures = [80, 90];

    public static TheoryData<string, int> Rows
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var title in KernelCorpus.Rows.Keys)
            foreach (var architecture in Architectures)
                rows.Add(title, architecture);
            return rows;
        }
    }

    [TheoryWithNvrtc]
    [MemberData(nameof(Rows))]
    public void Every_kernel_runs_in_registers(string title, int architecture)
    {
        var kernels = KernelCorpus.Rows[title].Compile(architecture);
        Assert.Equal(["Backward", "Forward"], kernels.Select(kernel => kernel.Kernel).Order());
        Assert.All(kernels, kernel => Assert.True(kernel.IsInRegisters, kernel.ToString()));
    }
}
