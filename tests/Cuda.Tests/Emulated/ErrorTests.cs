using SubsetGen.Cuda.Tests.Harness;

namespace SubsetGen.Cuda.Tests.Emulated;

/// <summary>What a device would hang on, or silently do something else with, is an error with a text.</summary>
public sealed class ErrorTests
{
    private const string Text = """
        extern "C" __global__ void DifferentWaits()
        {
            if (threadIdx.x < 16)
                __syncthreads();
            else
                __syncwarp(0xFFFFFFFF);
        }

        extern "C" __global__ void EarlyReturn()
        {
            if (threadIdx.x >= 40)
                return;
            __syncthreads();
        }

        extern "C" __global__ void LaneThatLeft()
        {
            if (threadIdx.x != 5)
                __syncwarp(0xFFFFFFFF);
        }

        extern "C" __global__ void DifferentShuffles()
        {
            if (threadIdx.x % 2 == 0)
                __shfl_xor_sync(0xFFFFFFFF, 1, 1);
            else
                __shfl_down_sync(0xFFFFFFFF, 1, 1);
        }

        extern "C" __global__ void DifferentMasks() { __shfl_xor_sync(threadIdx.x < 8 ? 0xFFFF : 0xFFFFFFFF, 1, 1); }
        extern "C" __global__ void DifferentSizes()
        {
            if (threadIdx.x % 32 < 16)
                __shfl_xor_sync(0xFFFFFFFF, 1.0, 1);
            else
                __shfl_xor_sync(0xFFFFFFFF, 1.0f, 1);
        }

        extern "C" __global__ void WithoutItself() { __ballot_sync(0xFFFFFFFE, 1); }
        extern "C" __global__ void BeyondTheMask() { __shfl_sync(0xFFu << threadIdx.x % 32 / 8 * 8, 1, 8); }
        extern "C" __global__ void WrongWidth() { __shfl_sync(0xFFFFFFFF, 1, 0, 12); }

        extern "C" __global__ void Stop()
        {
            if (blockIdx.x == 1 && threadIdx.x == 7)
                __trap();
            __syncthreads();
        }

        extern "C" __global__ void WriteTooFar()
        {
            SUBSETGEN_DYNAMIC_SHARED(memory);
            reinterpret_cast<int*>(memory)[threadIdx.x] = 1;
        }

        SUBSETGEN_EMULATED_ENTRY(DifferentWaits)
        SUBSETGEN_EMULATED_ENTRY(EarlyReturn)
        SUBSETGEN_EMULATED_ENTRY(LaneThatLeft)
        SUBSETGEN_EMULATED_ENTRY(DifferentShuffles)
        SUBSETGEN_EMULATED_ENTRY(DifferentMasks)
        SUBSETGEN_EMULATED_ENTRY(DifferentSizes)
        SUBSETGEN_EMULATED_ENTRY(WithoutItself)
        SUBSETGEN_EMULATED_ENTRY(BeyondTheMask)
        SUBSETGEN_EMULATED_ENTRY(WrongWidth)
        SUBSETGEN_EMULATED_ENTRY(Stop)
        SUBSETGEN_EMULATED_ENTRY(WriteTooFar)
        """;

    [FactWithHostCompiler]
    public void A_deadlock_is_reported_with_where_everyone_waits() => RequireError("DifferentWaits", 32, """
        deadlock:
          threads 0 to 15: in __syncthreads
          threads 16 to 31: in __syncwarp with mask 0xffffffff
        """);

    [FactWithHostCompiler]
    public void Threads_that_leave_while_others_wait_are_reported() => RequireError("EarlyReturn", 64, """
        threads have left while others wait in __syncthreads:
          threads 0 to 39: in __syncthreads
          threads 40 to 63: left
        """);

    [TheoryWithHostCompiler]
    [InlineData("DifferentShuffles", "lanes disagree")]
    [InlineData("DifferentMasks", "lanes disagree")]
    [InlineData("DifferentSizes", "lanes disagree")]
    [InlineData("WithoutItself", "__ballot_sync with mask 0xfffffffe, which is without the caller's lane 0")]
    [InlineData("BeyondTheMask", "reads lane 8, which is not in the mask")]
    [InlineData("WrongWidth", "__shfl_sync with width 12, which is no power of two up to 32")]
    public void Misuse_of_a_warp_is_reported(string kernel, string message) => RequireError(kernel, 64, message);

    [FactWithHostCompiler]
    public void A_lane_that_left_before_the_others_meet_is_reported()
    {
        // Whoever leaves last is either missed by the one who comes to the meeting later, or by all who wait there.
        var messages = Orders.All.Select(order => Message("LaneThatLeft", 32, order)).ToList();
        Assert.All(messages, message => Assert.Matches("its lane 5 has left the kernel|thread 5: left", message));
    }

    [FactWithHostCompiler]
    public void A_kernel_that_stops_itself_says_where() =>
        RequireError("Stop", 32, "block 1, thread 7: the kernel stopped itself with __trap()", grid: 3);

    [FactWithHostCompiler]
    public void Writing_past_dynamic_shared_memory_is_reported()
    {
        EmulatedLibrary.Of(Text).Run("WriteTooFar", 1, 64, 256);
        RequireError("WriteTooFar", 65, "wrote past the end of its dynamic shared memory", sharedBytes: 256);
    }

    [FactWithHostCompiler]
    public void More_shared_memory_than_a_device_has_is_reported() =>
        RequireError("WriteTooFar", 32, "200000 bytes of shared memory a block are asked for; a device has 166912", sharedBytes: 200_000);

    [FactWithHostCompiler]
    public void A_block_of_more_threads_than_a_device_runs_is_reported() =>
        RequireError("Stop", 1025, "cannot be started");

    [FactWithHostCompiler]
    public void After_an_error_kernels_run_as_before()
    {
        RequireError("DifferentWaits", 32, "deadlock");
        EmulatedLibrary.Of(Text).Run("Stop", 1, 1024);
    }

    [FactWithHostCompiler]
    public void Text_that_does_not_compile_throws_what_the_compiler_says()
    {
        var error = Assert.Throws<InvalidOperationException>(() => EmulatedLibrary.Of("int a = NoSuchName;"));
        Assert.Contains("NoSuchName", error.Message);
    }

    private static void RequireError(string kernel, int block, string message, int grid = 1, int sharedBytes = 0) =>
        Assert.All(Orders.All, order => Assert.Contains(message, Message(kernel, block, order, grid, sharedBytes)));

    private static string Message(string kernel, int block, uint order, int grid = 1, int sharedBytes = 0) =>
        Assert.Throws<EmulationException>(() => EmulatedLibrary.Of(Text).Run(kernel, grid, block, sharedBytes, order)).Message;
}
