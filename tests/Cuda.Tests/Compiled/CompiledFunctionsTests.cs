using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Cuda.Tests.Numerics;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Compiled;

public sealed class CompiledFunctionsTests
{
    // No team works here: its shape does not matter.
    private static readonly KernelShape Shape = new(32, 0, 1, DeviceType.Single);

    /// <summary>With 64 registers 1024 threads find room on a multiprocessor; a function alone takes no more.</summary>
    [TheoryWithNvrtc]
    [InlineData(80)]
    [InlineData(90)]
    public void Functions_and_draws_run_in_few_registers(int architecture)
    {
        var kernels = new CorpusRow("functions and draws", DeviceFunctions.Text, Shape).Compile(architecture);
        Assert.NotEmpty(kernels);
        Assert.All(kernels, kernel => Assert.True(kernel.IsInRegisters && kernel.Registers <= 64, kernel.ToString()));
    }
}
