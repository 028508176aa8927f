using SubsetGen.Benchmarks.Gpu;
using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Benchmarks;

/// <summary>The measurement of a device runs on the emulated one; its times mean nothing there, all else does.</summary>
public sealed class GpuMeasurementTests
{
    private static readonly Shape Shape = new(21, 31, 5);

    public static TheoryData<GpuMethod> Methods => [.. Enum.GetValues<GpuMethod>()];

    [TheoryWithHostCompiler, MemberData(nameof(Methods))]
    public void Every_pass_is_one_kernel_and_close_to_double_precision(GpuMethod method)
    {
        using var chosen = KernelHost.Choose(new EmulatedHost());

        var lines = new GpuMeasurement(new ConstantClock(), rotatedBytes: 10_000).Measure(new GpuCase(method, Shape, DeviceType.Single));

        Assert.Equal(method == GpuMethod.TopK ? 1 : 3, lines.Count);
        Assert.All(lines, line => Assert.Equal(line.Pass.Kernels(), line.Kernels));
        Assert.All(lines, line => Assert.InRange(line.Error, 0, 2e-5));
        Assert.All(lines, line => Assert.Equal(line.Pass.Arrays() / 2.0, line.ShareOfCopy, 1e-9));
    }

    [FactWithHostCompiler]
    public void Arrays_take_turns_and_are_filled_with_different_numbers()
    {
        using var chosen = KernelHost.Choose(new EmulatedHost());
        using var memory = new RotatingMemory(Shape, DeviceType.Single, bytes: 10_000);
        memory.FillWithNormal(seed: 1);

        // 21 rows of 31 numbers are 2604 bytes, with padding 2816: four of them.
        Assert.Equal(memory[0].Pointer, memory[4].Pointer);
        Assert.Equal(4, Enumerable.Range(0, 4).Select(turn => memory[turn].Pointer).Distinct().Count());
        Assert.Equal(4, Enumerable.Range(0, 4).Select(turn => First(memory[turn])).Distinct().Count());
    }

    private static float First(DeviceTensor tensor)
    {
        var bytes = new byte[sizeof(float)];
        KernelHost.Current.CopyToHost(bytes, tensor.Pointer, default);
        return BitConverter.ToSingle(bytes);
    }

    private sealed class ConstantClock : IDeviceClock
    {
        public double Microseconds(Action start)
        {
            start();
            return 60_000;
        }
    }
}
