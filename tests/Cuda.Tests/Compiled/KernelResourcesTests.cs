using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Compiled;

public sealed class KernelResourcesTests
{
    private static readonly KernelShape Shape = new(32, 0, 1, DeviceType.Single);

    [Fact]
    public void A_log_of_several_kernels_is_read()
    {
        const string log = """
            ptxas info    : 64 bytes gmem
            ptxas info    : Compiling entry function 'Backward' for 'sm_80'
            ptxas info    : Function properties for Backward
            ptxas         .     40 bytes stack frame, 12 bytes spill stores, 20 bytes spill loads
            ptxas info    : Function properties for Root
            ptxas         .     8 bytes stack frame, 0 bytes spill stores, 4 bytes spill loads
            ptxas info    : Used 255 registers, 128 bytes smem, 352 bytes cmem[0]
            ptxas info    : Compiling entry function 'Forward' for 'sm_80'
            ptxas info    : Function properties for Forward
                0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
            ptxas info    : Used 6 registers, used 1 barriers, 352 bytes cmem[0]
            """;
        Assert.Equal([new("Backward", 255, 48, 12, 24), new("Forward", 6, 0, 0, 0)], KernelResources.Parse(log));
    }

    [FactWithNvrtc]
    public void A_kernel_that_counts_is_in_registers()
    {
        var kernel = Compile("extern \"C\" __global__ void Count(int* to) { to[threadIdx.x] = threadIdx.x; }");
        Assert.True(kernel.IsInRegisters, kernel.ToString());
        Assert.InRange(kernel.Registers, 1, 32);
    }

    [FactWithNvrtc]
    public void An_array_with_indices_that_are_not_known_is_on_the_stack()
    {
        var kernel = Compile("""
            extern "C" __global__ void Histogram(const int* from, int* to)
            {
                int counts[64] = {};
                for (int i = 0; i < 1000; i++)
                    counts[from[i] % 64]++;
                for (int i = 0; i < 64; i++)
                    to[i] = counts[i];
            }
            """);
        Assert.InRange(kernel.StackBytes, 256, 512);
        Assert.False(kernel.IsInRegisters);
    }

    /// <summary>A thread of a block of 1024 has 64 registers; these are 128 numbers that are all needed to the end.</summary>
    [FactWithNvrtc]
    public void More_numbers_than_registers_are_spilled()
    {
        var kernel = Compile("""
            extern "C" __global__ void __launch_bounds__(1024) Spill(const float* from, float* to)
            {
                float x[128];
                #pragma unroll
                for (int i = 0; i < 128; i++)
                    x[i] = from[i * 1024 + threadIdx.x];
                __syncthreads();
                float sum = 0;
                #pragma unroll
                for (int i = 0; i < 128; i++)
                    sum = sum * x[i] + x[127 - i];
                #pragma unroll
                for (int i = 0; i < 128; i++)
                    to[i * 1024 + threadIdx.x] = x[i] * sum;
            }
            """);
        Assert.True(kernel.SpillStoreBytes > 0, kernel.ToString());
        Assert.False(kernel.IsInRegisters);
    }

    private static KernelResources Compile(string text) => Assert.Single(new CorpusRow("a test", text, Shape).Compile(80));
}
