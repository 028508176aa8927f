using SubsetGen.Cuda.Tests.Harness;

namespace SubsetGen.Cuda.Tests.Emulated;

/// <summary>Threads of a block, shared memory and barriers mean what they do on a device.</summary>
public sealed unsafe class BlockTests
{
    private const string Text = """
        struct Rows
        {
            const int* From;
            int* To;
            int Length;
        };

        // Sums a row; without its barrier where WAITS is 0.
        template <int WAITS>
        __device__ void Sum(Rows rows)
        {
            __shared__ int parts[32];
            int sum = 0;
            for (int i = threadIdx.x; i < rows.Length; i += blockDim.x)
                sum += rows.From[blockIdx.x * rows.Length + i];
            for (int lanes = 16; lanes > 0; lanes /= 2)
                sum += __shfl_xor_sync(0xFFFFFFFF, sum, lanes);
            if (threadIdx.x % 32 == 0)
                parts[threadIdx.x / 32] = sum;
            if (WAITS)
                __syncthreads();
            if (threadIdx.x == blockDim.x / 2)
            {
                sum = 0;
                for (int warp = 0; warp < blockDim.x / 32; warp++)
                    sum += parts[warp];
                rows.To[blockIdx.x] = sum;
            }
        }

        extern "C" __global__ void SumOfRow(Rows rows) { Sum<1>(rows); }
        extern "C" __global__ void SumTooEarly(Rows rows) { Sum<0>(rows); }

        // Reverses a row within dynamic shared memory.
        extern "C" __global__ void Reverse(Rows rows)
        {
            SUBSETGEN_DYNAMIC_SHARED(memory);
            int* row = reinterpret_cast<int*>(memory);
            for (int i = threadIdx.x; i < rows.Length; i += blockDim.x)
                row[i] = rows.From[blockIdx.x * rows.Length + i];
            __syncthreads();
            for (int i = threadIdx.x; i < rows.Length; i += blockDim.x)
                rows.To[blockIdx.x * rows.Length + i] = row[rows.Length - 1 - i];
        }

        // What shared memory holds before anything is written to it; then writes to it.
        extern "C" __global__ void Before(Rows rows)
        {
            __shared__ float still[64];
            SUBSETGEN_DYNAMIC_SHARED(memory);
            float* moving = reinterpret_cast<float*>(memory);
            const int i = threadIdx.x;
            rows.To[blockIdx.x * blockDim.x + i] = still[i] != still[i] && moving[i] != moving[i];
            still[i] = moving[i] = 1;
        }

        extern "C" __global__ void Count(Rows rows)
        {
            __shared__ int count;
            if (threadIdx.x == 0)
                count = 0;
            __syncthreads();
            atomicAdd(&count, rows.From[threadIdx.x]);
            __syncthreads();
            rows.To[threadIdx.x] = count;
        }

        SUBSETGEN_EMULATED_ENTRY(SumOfRow)
        SUBSETGEN_EMULATED_ENTRY(SumTooEarly)
        SUBSETGEN_EMULATED_ENTRY(Reverse)
        SUBSETGEN_EMULATED_ENTRY(Before)
        SUBSETGEN_EMULATED_ENTRY(Count)
        """;

    private readonly struct Rows(int* from, int* to, int length)
    {
        public readonly int* From = from;
        public readonly int* To = to;
        public readonly int Length = length;
    }

    [TheoryWithHostCompiler]
    [InlineData(32)]
    [InlineData(96)]
    [InlineData(1024)]
    public void A_sum_over_a_block_is_the_same_in_every_order(int block)
    {
        var x = Enumerable.Range(0, 3 * 1000).Select(i => i * 7 % 1009).ToArray();
        int[] expected = [.. x.Chunk(1000).Select(row => row.Sum())];
        Assert.All(Orders.All, order => Assert.Equal(expected, Run("SumOfRow", x, 1000, 3, block, order, 3)));
    }

    [FactWithHostCompiler]
    public void A_missing_barrier_shows_as_another_result_in_some_order()
    {
        var x = Enumerable.Range(0, 256).ToArray();
        var results = Orders.All.Select(order => Run("SumTooEarly", x, 256, 1, 256, order, 1)[0]).ToList();
        Assert.Contains(results, sum => sum != x.Sum());
        Assert.NotEqual(results[0], results[1]);
    }

    [TheoryWithHostCompiler]
    [InlineData(1, 64)]
    [InlineData(48, 100)]
    [InlineData(1024, 3000)]
    public void Threads_read_what_others_wrote_before_a_barrier(int block, int length)
    {
        var x = Enumerable.Range(0, 2 * length).ToArray();
        int[] expected = [.. x.Chunk(length).SelectMany(row => row.Reverse())];
        Assert.All(
            Orders.All, order => Assert.Equal(expected, Run("Reverse", x, length, 2, block, order, 2 * length, length * sizeof(int))));
    }

    [FactWithHostCompiler]
    public void Shared_memory_of_every_block_is_NaN_at_first() =>
        Assert.All(
            Orders.All, order => Assert.All(Run("Before", [0], 1, 5, 64, order, 5 * 64, 256), isNaN => Assert.Equal(1, isNaN)));

    [FactWithHostCompiler]
    public void Atomic_additions_of_all_threads_count()
    {
        var x = Enumerable.Range(0, 512).ToArray();
        Assert.All(
            Orders.All, order => Assert.All(Run("Count", x, 512, 1, 512, order, 512), count => Assert.Equal(x.Sum(), count)));
    }

    [FactWithHostCompiler]
    public void An_order_gives_the_same_result_again()
    {
        var x = Enumerable.Range(0, 1024).ToArray();
        Assert.All(Orders.All, order => Assert.Equal(
            Run("SumTooEarly", x, 1024, 1, 1024, order, 1), Run("SumTooEarly", x, 1024, 1, 1024, order, 1)));
    }

    [FactWithHostCompiler]
    public void Kernels_that_run_at_the_same_time_do_not_share_memory()
    {
        var x = Enumerable.Range(0, 2000).ToArray();
        int[] expected = [.. x.Reverse()];
        Parallel.For(0, 64, seed => Assert.Equal(expected, Run("Reverse", x, 2000, 1, 128, (uint)seed, 2000, 8000)));
        Parallel.For(0, 64, seed => Assert.Equal([x.Sum()], Run("SumOfRow", x, 2000, 1, 128, (uint)seed, 1)));
    }

    private static int[] Run(
        string kernel, int[] from, int length, int grid, int block, uint order, int results, int sharedBytes = 0)
    {
        using var input = new GuardedMemory<int>(from);
        using var output = new GuardedMemory<int>(results);
        EmulatedLibrary.Of(Text).Run(kernel, new Rows(input.Pointer, output.Pointer, length), grid, block, sharedBytes, order);
        output.RequireGuards();
        return output.ToArray();
    }
}
