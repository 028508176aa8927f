using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Cuda.Native;
using InstalledCuda = SubsetGen.Runtime.Cuda.Cuda;

namespace SubsetGen.Runtime.Tests.Cuda;

public class CudaAvailabilityTests
{
    [Fact]
    public void Asking_whether_there_is_CUDA_never_throws()
    {
        var availability = InstalledCuda.Availability;
        Assert.Equal(availability.IsAvailable, availability.Reason.Length == 0);
        Assert.True(InstalledCuda.DeviceCount >= (availability.IsAvailable ? 1 : 0));
    }

    [SkippableFact]
    public void A_machine_without_a_driver_says_which_library_it_lacks()
    {
        Skip.If(NativeLibraries.Driver.Missing is null, "This machine has a CUDA driver.");
        Assert.Equal(NativeLibraries.Driver.Missing, InstalledCuda.Availability.Reason);
        Assert.StartsWith("A CUDA driver library was not found (looked for ", InstalledCuda.Availability.Reason, StringComparison.Ordinal);
        Assert.Equal(0, InstalledCuda.DeviceCount);
    }

    [SkippableFact]
    public void What_needs_a_device_says_why_there_is_none()
    {
        var availability = InstalledCuda.Availability;
        Skip.If(availability.IsAvailable, "This machine has a CUDA device.");
        foreach (var error in new[]
        {
            Assert.Throws<CudaException>(() => CudaDevice.Current),
            Assert.Throws<CudaException>(() => CudaDevice.At(0)),
            Assert.Throws<CudaException>(() => new DeviceBuffer(16)),
            Assert.Throws<CudaException>(() => new CudaEvent()),
            Assert.Throws<CudaException>(() => default(CudaStream).Synchronize()),
        })
            Assert.Equal($"CUDA cannot be used here. {availability.Reason}", error.Message);
    }

    [Fact]
    public void Driver_device_and_compiler_together_make_CUDA_available()
    {
        var platform = FakeDriver.Platform(new FakeDriver());
        Assert.Equal(new CudaAvailability(true, string.Empty), platform.Availability);
        Assert.Equal(2, platform.Devices.Count);
    }

    [Fact]
    public void A_missing_library_is_the_reason()
    {
        var platform = FakeDriver.Platform(new FakeDriver { NoLibrary = "No driver." });
        Assert.Equal(new CudaAvailability(false, "No driver."), platform.Availability);
        Assert.Empty(platform.Devices);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_driver_without_a_device_is_the_reason(bool whenItStarts)
    {
        var driver = new FakeDriver { DeviceCount = 0 };
        if (whenItStarts)
            driver.Fail("Init", Driver.NoDevice);
        Assert.Equal("The CUDA driver reports no device.", FakeDriver.Platform(driver).Availability.Reason);
    }

    [Fact]
    public void A_driver_that_does_not_start_is_the_reason_in_its_own_words()
    {
        var driver = new FakeDriver();
        driver.Fail("Init", 803);
        Assert.Equal(
            "The CUDA driver cannot be used: cuInit failed: CUDA_ERROR_SYSTEM_DRIVER_MISMATCH, "
            + "system has unsupported display driver / cuda driver combination.",
            FakeDriver.Platform(driver).Availability.Reason);
    }

    [Fact]
    public void A_missing_compiler_is_the_reason_though_the_devices_are_counted()
    {
        var platform = FakeDriver.Platform(new FakeDriver(), noCompiler: "NVRTC was not found.");
        Assert.Equal(new CudaAvailability(false, "NVRTC was not found."), platform.Availability);
        Assert.Equal(2, platform.Devices.Count);
        Assert.Contains("NVRTC was not found.", Assert.Throws<CudaException>(() => platform.Current).Message, StringComparison.Ordinal);
    }
}
