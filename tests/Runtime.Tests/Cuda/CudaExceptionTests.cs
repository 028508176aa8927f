using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Runtime.Tests.Cuda;

public class CudaExceptionTests
{
    private readonly FakeDriver driver = new();

    [Fact]
    public void A_call_that_worked_is_silent() => driver.Check(0, "MemAlloc");

    [Fact]
    public void A_failed_call_names_itself_the_kernel_the_device_and_the_error()
    {
        var device = FakeDriver.Platform(driver).Devices[1];
        var error = Assert.Throws<CudaException>(() => driver.Check(700, "LaunchKernel", device, "Forward of Selector"));
        Assert.Equal(
            "cuLaunchKernel failed for Forward of Selector on device 1 (Fake 1): "
            + "CUDA_ERROR_ILLEGAL_ADDRESS, an illegal memory access was encountered.", error.Message);
        Assert.Equal(("cuLaunchKernel", "CUDA_ERROR_ILLEGAL_ADDRESS", "Forward of Selector"), (error.Call, error.ErrorName, error.Kernel));
    }

    [Fact]
    public void An_error_that_the_driver_has_no_name_for_keeps_its_number()
    {
        var error = Assert.Throws<CudaException>(() => driver.Check(4711, "MemFree"));
        Assert.Equal("cuMemFree failed: CUDA error 4711, the driver has no text for it.", error.Message);
    }

    [Fact]
    public void A_text_that_does_not_compile_gives_its_first_error_in_one_line_and_the_whole_log_beside_it()
    {
        const string Log = "a.cu(3): warning: unused\na.cu(7): error: identifier \"x\" is undefined\na.cu(9): error: more\n";
        var error = CudaException.OfCompiler("nvrtcCompileProgram", "NVRTC_ERROR_COMPILATION", "Selector", "sm_90", Log);
        Assert.Equal(
            "nvrtcCompileProgram failed for Selector on sm_90: NVRTC_ERROR_COMPILATION, a.cu(7): error: identifier \"x\" is undefined.",
            error.Message);
        Assert.Equal(Log, error.Log);
    }
}
