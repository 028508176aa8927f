using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Cuda.Tests.Numerics;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Compiled;

public sealed class CompiledNoiseTests
{
    [TheoryWithNvrtc]
    [MemberData(nameof(RowNoiseText.Shapes), MemberType = typeof(RowNoiseText))]
    public void The_noise_of_a_row_stays_in_registers(int team, int items, int teams, DeviceType type)
    {
        var kernels = new CorpusRow("the noise of a row", RowNoiseText.Text, new KernelShape(team, items, teams, type)).Compile(90);
        Assert.Equal(2, kernels.Count);
        Assert.All(kernels, kernel => Assert.True(kernel.IsInRegisters, kernel.ToString()));
    }
}
