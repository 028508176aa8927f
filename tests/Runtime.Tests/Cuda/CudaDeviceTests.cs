using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Runtime.Tests.Cuda;

public class CudaDeviceTests
{
    private readonly FakeDriver driver = new();
    private readonly CudaPlatform platform;

    public CudaDeviceTests() => platform = FakeDriver.Platform(driver);

    [Fact]
    public void A_device_tells_what_it_is()
    {
        var device = platform.Devices[1];
        Assert.Equal((1, "Fake 1", new Version(9, 0), 132), (device.Ordinal, device.Name, device.ComputeCapability, device.Multiprocessors));
        Assert.Equal((150_000_000_000, 232_448), (device.MemoryBytes, device.SharedBytesPerBlock));
        Assert.Equal("device 1 (Fake 1)", device.ToString());
        Assert.Equal(("Fake 1", "sm_90"), (device.Host.Name, device.Host.Target));
    }

    [Fact]
    public void A_thread_without_a_context_gets_the_first_device()
    {
        Assert.Same(platform.Devices[0], platform.Current);
        driver.CtxGetCurrent(out var context);
        Assert.Equal(FakeDriver.FirstContext, context);
        Assert.Same(platform.Devices[0], platform.Current);
        Assert.Equal(1, driver.ContextsOfThread);
    }

    [Fact]
    public async Task The_current_device_is_that_of_the_threads_context()
    {
        platform.Devices[1].MakeCurrent();
        Assert.Same(platform.Devices[1], platform.Current);
        var ofAnother = await Task.Factory.StartNew(() => platform.Current, TaskCreationOptions.LongRunning);
        Assert.Same(platform.Devices[0], ofAnother);
    }

    [Fact]
    public void A_device_that_is_not_used_keeps_its_context_unmade()
    {
        Assert.NotEmpty(platform.Devices);
        Assert.DoesNotContain("DevicePrimaryCtxRetain", driver.Calls);
        _ = platform.Current;
        _ = platform.Current;
        Assert.Single(driver.Calls, "DevicePrimaryCtxRetain");
    }

    [Fact]
    public void Events_measure_the_time_between_them()
    {
        using var start = new CudaEvent(platform.Devices[0]);
        using var end = new CudaEvent(platform.Devices[0]);
        start.Record();
        end.Record();
        driver.Calls.Clear();
        Assert.Equal(1f, end.MillisecondsSince(start));
        var calls = driver.Calls.ToList();
        Assert.True(calls.IndexOf("EventSynchronize") < calls.IndexOf("EventElapsedTime"));
        end.Dispose();
        Assert.Throws<ObjectDisposedException>(() => end.Record());
        Assert.Throws<ObjectDisposedException>(() => start.MillisecondsSince(end));
    }

    [Fact]
    public void Streams_are_equal_where_their_handles_are()
    {
        Assert.Equal(default, new CudaStream(0));
        Assert.True(new CudaStream(5) == new CudaStream(5));
        Assert.True(new CudaStream(5) != new CudaStream(6));
    }

    [Fact]
    public async Task A_host_is_chosen_for_a_flow_of_control()
    {
        var host = platform.Devices[1].Host;
        using (KernelHost.Choose(host))
        {
            Assert.Same(host, KernelHost.Current);
            Assert.Same(host, await Task.Run(() => KernelHost.Current));
            using (KernelHost.Choose(platform.Devices[0].Host))
                Assert.Same(platform.Devices[0].Host, KernelHost.Current);
            Assert.Same(host, KernelHost.Current);
            using var buffer = DeviceBuffer.Of<float>([1, 2]);
            Assert.Equal(8, buffer.ByteLength);
        }

        Assert.Equal(0, driver.LiveBlocks);
    }
}
