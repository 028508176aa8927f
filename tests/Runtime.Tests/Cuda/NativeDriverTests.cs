using System.Reflection;
using System.Runtime.InteropServices;
using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Cuda.Native;
using InstalledCuda = SubsetGen.Runtime.Cuda.Cuda;

namespace SubsetGen.Runtime.Tests.Cuda;

/// <summary>What the installed driver does; most of it needs no device.</summary>
public class NativeDriverTests
{
    private readonly NativeDriver driver = new();

    [SkippableFact]
    public void The_driver_names_its_errors()
    {
        RequireDriver();
        Assert.Equal("CUDA_ERROR_OUT_OF_MEMORY", driver.ErrorName(Driver.OutOfMemory));
        Assert.Equal("out of memory", driver.ErrorText(Driver.OutOfMemory));
        Assert.Equal("CUDA_ERROR_NO_DEVICE", driver.ErrorName(Driver.NoDevice));
        Assert.Equal("CUDA error 123456", driver.ErrorName(123456));
    }

    [SkippableFact]
    public void Every_call_is_in_the_driver()
    {
        RequireDriver();
        foreach (var method in typeof(NativeDriver).GetMethods(BindingFlags.Static | BindingFlags.NonPublic))
        {
            if (method.Name.StartsWith("cu", StringComparison.Ordinal))
                Assert.True(NativeLibrary.TryGetExport(NativeLibraries.Driver.Handle, method.Name, out _), method.Name);
        }
    }

    [SkippableFact]
    public void Memory_goes_to_a_device_and_back()
    {
        Skip.IfNot(InstalledCuda.Availability.IsAvailable, InstalledCuda.Availability.Reason);
        var device = CudaDevice.Current;
        Assert.True(device.Multiprocessors > 0 && device.MemoryBytes > 0 && device.SharedBytesPerBlock >= 49152, device.ToString());
        using var start = new CudaEvent();
        using var end = new CudaEvent();
        start.Record();
        using var buffer = DeviceBuffer.Of<float>([1, 2, 3]);
        end.Record();
        Assert.True(end.MillisecondsSince(start) >= 0);
        var back = new float[3];
        buffer.CopyTo(back.AsSpan());
        Assert.Equal([1, 2, 3], back);
        buffer.Clear();
        buffer.CopyTo(back.AsSpan());
        Assert.Equal([0, 0, 0], back);
    }

    [SkippableFact]
    public void A_kernel_runs_on_a_device()
    {
        Skip.IfNot(InstalledCuda.Availability.IsAvailable, InstalledCuda.Availability.Reason);
        const string Text = """
            struct Arguments { float* values; int count; };
            extern "C" __global__ void Forward(Arguments a)
            {
                extern __shared__ float shared[];
                const int i = blockIdx.x * blockDim.x + threadIdx.x;
                shared[threadIdx.x] = i < a.count ? a.values[i] : 0.0f;
                __syncthreads();
                if (i < a.count)
                    a.values[i] = shared[threadIdx.x] * SUBSETGEN_TEAM;
            }
            """;
        var host = KernelHost.Current;
        var kernel = host.Load(new KernelRequest("Scaling", Text, "scaling", ["Forward"], new KernelShape(8, 4, 8, DeviceType.Single)));
        float[] values = [.. Enumerable.Range(0, 1000)];
        using var buffer = DeviceBuffer.Of<float>(values);
        var arguments = new ScalingArguments { Values = buffer.Pointer, Count = values.Length };

        // More than the 48 KB that a launch may have without asking.
        host.Launch(kernel, "Forward", 16, 64, 64 * 1024, default, MemoryMarshal.AsBytes(new ReadOnlySpan<ScalingArguments>(in arguments)));
        buffer.CopyTo(values.AsSpan());
        Assert.Equal(Enumerable.Range(0, 1000).Select(value => 8f * value), values);
    }

    private static void RequireDriver() => Skip.If(NativeLibraries.Driver.Missing is not null, NativeLibraries.Driver.Missing);

    [StructLayout(LayoutKind.Sequential)]
    private struct ScalingArguments
    {
        public nint Values;
        public int Count;
    }
}
