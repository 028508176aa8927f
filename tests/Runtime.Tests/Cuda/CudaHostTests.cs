using SubsetGen.Layers.Tests.Oracles;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Runtime.Tests.Cuda;

public class CudaHostTests
{
    private static readonly KernelRequest Request = new(
        "Selector", "text", "hash", ["Forward", "Backward"], new KernelShape(8, 4, 16, DeviceType.Single));

    private readonly FakeDriver driver = new();
    private readonly FakeCompiler compiler = new();
    private readonly CudaPlatform platform;
    private readonly CudaHost host;

    public CudaHostTests()
    {
        platform = new CudaPlatform(driver, compiler);
        host = platform.Devices[0].Host;
    }

    [Fact]
    public void A_text_is_compiled_once_for_each_shape_and_device()
    {
        var first = host.Load(Request);
        Assert.Same(first, host.Load(Request));
        Assert.NotSame(first, host.Load(Request with { Shape = Request.Shape with { Items = 8 } }));
        Assert.NotSame(first, host.Load(Request with { Hash = "other" }));
        Assert.NotSame(first, platform.Devices[1].Host.Load(Request));
        Assert.Equal(4, compiler.Made);
        Assert.Equal([1, 2, 3, 4], driver.Images.Select(image => BitConverter.ToInt32(image)));
    }

    [Fact]
    public void Threads_that_ask_at_the_same_time_share_one_compilation()
    {
        var kernels = new LoadedKernel[16];
        Parallel.For(0, kernels.Length, i => kernels[i] = host.Load(Request));
        Assert.All(kernels, kernel => Assert.Same(kernels[0], kernel));
        Assert.Equal(1, compiler.Made);
    }

    [Fact]
    public void A_text_that_failed_is_tried_again()
    {
        compiler.Fails = true;
        Assert.Throws<CudaException>(() => host.Load(Request));
        compiler.Fails = false;
        Assert.Equal("Selector", host.Load(Request).Name);
    }

    [Fact]
    public void Kernels_may_have_all_shared_memory_that_they_do_not_declare()
    {
        host.Load(Request);
        Assert.Equal([232_448 - 1024, 232_448 - 1024], driver.SharedLimits.Values);
    }

    [Fact]
    public void A_launch_hands_over_the_bytes_of_its_arguments()
    {
        var kernel = host.Load(Request);
        driver.ArgumentBytes = 5;
        host.Launch(kernel, "Backward", 12, 128, 2048, new CudaStream(9), [1, 2, 3, 4, 5]);
        host.Launch(kernel, "Forward", 1, 64, 0, default, [5, 4, 3, 2, 1]);
        var (function, grid, block, shared, stream, arguments) = driver.Launches[0];
        Assert.Equal((12, 128, 2048, 9), (grid, block, shared, stream));
        Assert.Equal([1, 2, 3, 4, 5], arguments);
        Assert.NotEqual(function, driver.Launches[1].Function);
        Assert.Equal(0, driver.ContextsOfThread);
    }

    [Fact]
    public void A_launch_that_fails_names_the_kernel_and_the_device()
    {
        var kernel = host.Load(Request);
        driver.Fail("LaunchKernel", 700);
        var error = Assert.Throws<CudaException>(() => host.Launch(kernel, "Forward", 1, 64, 0, default, [1]));
        Assert.StartsWith("cuLaunchKernel failed for Forward of Selector on device 0 (Fake 0): CUDA_ERROR_ILLEGAL_ADDRESS", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_is_not_there_is_named_with_those_that_are()
    {
        var kernel = host.Load(Request);
        var error = Assert.Throws<ArgumentException>(() => host.Launch(kernel, "Sideways", 1, 64, 0, default, [1]));
        Assert.StartsWith("Selector has the kernels Forward, Backward, but none called Sideways.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_shared_memory_than_there_is_is_refused_with_the_amount()
    {
        var kernel = host.Load(Request);
        host.Launch(kernel, "Forward", 1, 64, 231_424, default, [1]);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => host.Launch(kernel, "Forward", 1, 64, 231_425, default, [1]));
        Assert.StartsWith("Forward of Selector can have 231424 bytes of shared memory a block", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ModuleLoadData", "cuModuleLoadData failed for Selector on device 0 (Fake 0): ")]
    [InlineData("ModuleGetFunction", "cuModuleGetFunction failed for Forward of Selector on device 0 (Fake 0): ")]
    [InlineData("FuncSetAttribute", "cuFuncSetAttribute failed for Forward of Selector on device 0 (Fake 0): ")]
    public void A_kernel_that_cannot_be_loaded_says_at_which_call(string call, string message)
    {
        driver.Fail(call, 700);
        Assert.StartsWith(message, Assert.Throws<CudaException>(() => host.Load(Request)).Message, StringComparison.Ordinal);
        Assert.Equal(0, driver.ContextsOfThread);
    }

    [Fact]
    public void Looking_up_a_kernel_allocates_nothing()
    {
        var request = Request;
        Assert.Equal(0, Allocations.OfThisThread(() => host.Load(request)));
    }
}
