namespace SubsetGen.Runtime.Cuda;

/// <summary>
/// Makes a device's context the calling thread's for a while, and puts back the one before: whoever else uses CUDA on this
/// thread does not notice.
/// </summary>
internal readonly ref struct ContextScope
{
    private readonly CudaDevice? pushed;

    public ContextScope(CudaDevice device)
    {
        var driver = device.Driver;
        driver.Check(driver.CtxGetCurrent(out var current), nameof(driver.CtxGetCurrent), device);
        if (current == device.Context)
            return;
        driver.Check(driver.CtxPushCurrent(device.Context), nameof(driver.CtxPushCurrent), device);
        pushed = device;
    }

    /// <summary>Does not throw: it runs while what failed inside is on its way.</summary>
    public void Dispose() => pushed?.Driver.CtxPopCurrent(out _);
}
