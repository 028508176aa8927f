using SubsetGen.Cuda.Tests.Algorithms;
using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Compiled;

public sealed class CompiledAlgorithmsTests
{
    public static TheoryData<int, int, int, DeviceType, int> Shapes => new()
    {
        { 32, 0, 4, DeviceType.Single, 80 },
        { 8, 0, 16, DeviceType.Double, 90 },
        { 256, 0, 1, DeviceType.BFloat16, 90 },
        { 32, 8, 4, DeviceType.Half, 80 },
        { 256, 16, 1, DeviceType.Single, 90 },
    };

    [TheoryWithNvrtc, MemberData(nameof(Shapes))]
    public void Algorithms_run_in_registers(int team, int items, int teams, DeviceType storage, int architecture)
    {
        var shape = new KernelShape(team, items, teams, storage);
        var kernels = new CorpusRow("algorithms", AlgorithmText.Text, shape).Compile(architecture);
        Assert.NotEmpty(kernels);
        Assert.All(kernels, kernel => Assert.True(kernel.IsInRegisters, kernel.ToString()));
    }
}
