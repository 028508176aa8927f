using SubsetGen.Layers.Tests.Oracles;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Runtime.Tests.Cuda;

public class DeviceMemoryTests
{
    private static readonly CudaStream Other = new(0x77);

    private readonly FakeDriver driver = new();
    private readonly KernelHost host;

    public DeviceMemoryTests() => host = FakeDriver.Platform(driver).Devices[0].Host;

    [Fact]
    public void What_is_copied_in_comes_out()
    {
        using var buffer = new DeviceBuffer(host, 3 * sizeof(double));
        buffer.CopyFrom<double>([1, 2, 3]);
        var back = new double[3];
        buffer.CopyTo(back.AsSpan());
        Assert.Equal([1, 2, 3], back);
        buffer.Clear();
        buffer.CopyTo(back.AsSpan());
        Assert.Equal([0, 0, 0], back);
    }

    [Fact]
    public void Copies_of_another_size_are_refused_before_anything_is_copied()
    {
        using var buffer = new DeviceBuffer(host, 12);
        var error = Assert.Throws<ArgumentException>(() => buffer.CopyFrom<float>([1, 2]));
        Assert.StartsWith(
            "source holds 2 values of Single, 8 bytes, but the buffer has 12 bytes; they must be the same.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => buffer.CopyTo(new float[4].AsSpan()));
        Assert.DoesNotContain("MemcpyHtoDAsync", driver.Calls);
        Assert.DoesNotContain("MemcpyDtoHAsync", driver.Calls);
    }

    [Fact]
    public void A_buffer_is_freed_once()
    {
        var buffer = new DeviceBuffer(host, 12);
        Assert.Equal(1, driver.LiveBlocks);
        buffer.Dispose();
        buffer.Dispose();
        Assert.Equal(0, driver.LiveBlocks);
        Assert.Single(driver.Calls, "MemFree");
        Assert.Throws<ObjectDisposedException>(() => buffer.Pointer);
        Assert.Throws<ObjectDisposedException>(() => buffer.CopyFrom<float>([1, 2, 3]));
    }

    [Fact]
    public void Disposing_is_silent_after_the_context_was_lost()
    {
        var buffer = new DeviceBuffer(host, 12);
        driver.Fail("MemFree", 700);
        buffer.Dispose();
    }

    [Fact]
    public void Other_users_of_the_thread_keep_their_context()
    {
        using (var buffer = new DeviceBuffer(host, 12))
            buffer.CopyFrom<float>([1, 2, 3]);
        Assert.Equal(0, driver.ContextsOfThread);
        driver.CtxSetCurrent(0xABC);
        using (var buffer = new DeviceBuffer(host, 12))
            buffer.CopyFrom<float>([1, 2, 3]);
        driver.CtxGetCurrent(out var current);
        Assert.Equal((0xABC, 1), (current, driver.ContextsOfThread));
    }

    [Fact]
    public void A_context_is_put_back_when_a_call_fails()
    {
        driver.Fail("MemAlloc", 700);
        Assert.Throws<CudaException>(() => host.Allocate(5));
        Assert.Equal(0, driver.ContextsOfThread);
    }

    [Theory]
    [InlineData(1, 512)]
    [InlineData(512, 512)]
    [InlineData(513, 640)]
    [InlineData(640, 640)]
    [InlineData(641, 768)]
    [InlineData(1024, 1024)]
    [InlineData(1025, 1280)]
    [InlineData((1L << 33) + 1, (1L << 33) + (1L << 31))]
    public void Pooled_sizes_waste_a_quarter_at_most(long bytes, long rounded) => Assert.Equal(rounded, DevicePool.Rounded(bytes));

    [Fact]
    public void Pooled_memory_comes_back_to_its_stream_and_size_and_to_no_other()
    {
        var first = host.Pool.Rent(1000, default);
        host.Pool.Return(first);
        Assert.NotEqual(first.Pointer, host.Pool.Rent(1000, Other).Pointer);
        Assert.NotEqual(first.Pointer, host.Pool.Rent(2000, default).Pointer);
        Assert.Equal(first.Pointer, host.Pool.Rent(900, default).Pointer);
        Assert.NotEqual(first.Pointer, host.Pool.Rent(900, default).Pointer);
    }

    [Fact]
    public void The_pool_keeps_no_more_than_its_limit()
    {
        var large = new PooledMemory(host.Allocate(64), DevicePool.IdleLimit - 600, default);
        var small = host.Pool.Rent(512, default);
        var tooMuch = host.Pool.Rent(512, default);
        host.Pool.Return(large);
        host.Pool.Return(small);
        Assert.Equal(DevicePool.IdleLimit - 88, host.Pool.IdleBytes);
        host.Pool.Return(tooMuch);
        Assert.Equal(DevicePool.IdleLimit - 88, host.Pool.IdleBytes);
        Assert.Equal(2, driver.LiveBlocks);
    }

    [Fact]
    public void Idle_memory_is_given_up_before_memory_is_refused()
    {
        driver.MemoryLimit = 2048;
        host.Pool.Return(host.Pool.Rent(1024, default));
        host.Pool.Return(host.Pool.Rent(512, default));
        using (var buffer = new DeviceBuffer(host, 2048))
            Assert.Equal(0, host.Pool.IdleBytes);
        var error = Assert.Throws<CudaException>(() => new DeviceBuffer(host, 2049));
        Assert.Equal("cuMemAlloc failed on device 0 (Fake 0): CUDA_ERROR_OUT_OF_MEMORY, out of memory.", error.Message);
    }

    [Fact]
    public void Scratch_grows_and_stays_for_its_stream()
    {
        nint first, second;
        using (var scratch = host.Scratch.Rent(1000, default))
            first = scratch.Pointer;
        using (var scratch = host.Scratch.Rent(10, default))
            Assert.Equal(first, scratch.Pointer);
        using (var scratch = host.Scratch.Rent(1000, Other))
            Assert.NotEqual(first, scratch.Pointer);
        Assert.Equal(2, driver.LiveBlocks);
        using (var scratch = host.Scratch.Rent(5000, default))
        {
            second = scratch.Pointer;
            Assert.True(scratch.Bytes >= 5000);
        }

        using (var scratch = host.Scratch.Rent(5000, default))
            Assert.Equal(second, scratch.Pointer);
        Assert.Equal(2, driver.LiveBlocks);
    }

    [Fact]
    public void Old_scratch_is_freed_after_the_stream_is_done_with_it()
    {
        host.Scratch.Rent(1000, default).Dispose();
        driver.Calls.Clear();
        host.Scratch.Rent(5000, default).Dispose();
        var calls = driver.Calls.ToList();
        Assert.True(calls.IndexOf("StreamSynchronize") >= 0 && calls.IndexOf("StreamSynchronize") < calls.IndexOf("MemFree"));
    }

    [Fact]
    public void Scratch_that_could_not_grow_is_asked_for_anew()
    {
        host.Scratch.Rent(1000, default).Dispose();
        driver.MemoryLimit = 0;
        Assert.Throws<CudaException>(() => host.Scratch.Rent(5000, default).Dispose());
        driver.MemoryLimit = long.MaxValue;
        using var scratch = host.Scratch.Rent(5000, default);
        Assert.NotEqual(0, scratch.Pointer);
        Assert.Equal(1, driver.LiveBlocks);
    }

    [Fact]
    public async Task No_thread_moves_scratch_that_another_is_about_to_launch_with()
    {
        using var release = new ManualResetEventSlim();
        using var isHeld = new ManualResetEventSlim();
        var holder = Task.Run(() =>
        {
            using var scratch = host.Scratch.Rent(1000, default);
            isHeld.Set();
            release.Wait();
            return (Before: scratch.Bytes, driver.LiveBytes);
        });
        isHeld.Wait();
        var grower = Task.Run(() => host.Scratch.Rent(100_000, default).Dispose());

        // It may not have started yet; but if it could get through, it would soon.
        Assert.NotSame(grower, await Task.WhenAny(grower, Task.Delay(50)));
        release.Set();
        var (before, live) = await holder;
        Assert.Equal(before, live);
        await grower;
    }

    [Fact]
    public void Renting_and_returning_allocates_nothing_on_the_managed_heap()
    {
        Assert.Equal(0, Allocations.OfThisThread(Turn));

        void Turn()
        {
            var memory = host.Pool.Rent(1000, default);
            host.Scratch.Rent(1000, default).Dispose();
            host.Pool.Return(memory);
        }
    }
}
