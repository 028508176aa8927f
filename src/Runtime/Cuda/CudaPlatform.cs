using SubsetGen.Runtime.Cuda.Native;

namespace SubsetGen.Runtime.Cuda;

/// <summary>A driver and its devices.</summary>
internal sealed class CudaPlatform
{
    private readonly KernelCompiler compiler;
    private readonly Lazy<(CudaDevice[] Devices, string Reason)> found;

    /// <param name="driver">The driver.</param>
    /// <param name="compiler">What makes kernels for it.</param>
    public CudaPlatform(Driver driver, KernelCompiler compiler)
    {
        Driver = driver;
        this.compiler = compiler;
        found = new Lazy<(CudaDevice[], string)>(Find);
    }

    /// <summary>What is installed on this machine.</summary>
    public static CudaPlatform Installed { get; } = new(new NativeDriver(), new KernelCompiler(KernelCache.OfUser()));

    public Driver Driver { get; }

    /// <summary>Whether its devices can run layers.</summary>
    public CudaAvailability Availability => new(found.Value.Reason.Length == 0, found.Value.Reason);

    /// <summary>Its devices, whether or not there is a compiler for them.</summary>
    public IReadOnlyList<CudaDevice> Devices => found.Value.Devices;

    /// <summary>The device of the calling thread's current context; where it has none, the first one, which becomes it.</summary>
    public CudaDevice Current
    {
        get
        {
            RequireAvailable();
            Driver.Check(Driver.CtxGetCurrent(out var context), nameof(Driver.CtxGetCurrent));
            if (context == 0)
            {
                var first = Devices[0];
                Driver.Check(Driver.CtxSetCurrent(first.Context), nameof(Driver.CtxSetCurrent), first);
                return first;
            }

            Driver.Check(Driver.CtxGetDevice(out var handle), nameof(Driver.CtxGetDevice));
            foreach (var device in found.Value.Devices)
            {
                if (device.Handle == handle)
                    return device;
            }

            throw CudaException.Unavailable($"The current context is that of device {handle}, which was not there when devices were counted.");
        }
    }

    /// <summary>Throws where layers cannot run.</summary>
    public void RequireAvailable()
    {
        if (found.Value.Reason.Length > 0)
            throw CudaException.Unavailable(found.Value.Reason);
    }

    private (CudaDevice[] Devices, string Reason) Find()
    {
        try
        {
            return FindDevices();
        }
        catch (Exception exception) when (exception is CudaException or DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            return ([], $"The CUDA driver cannot be used: {exception.Message}");
        }
    }

    private (CudaDevice[] Devices, string Reason) FindDevices()
    {
        if (Driver.Missing is { } missing)
            return ([], missing);
        var result = Driver.Init(0);
        if (result == Driver.NoDevice)
            return ([], "The CUDA driver reports no device.");
        Driver.Check(result, nameof(Driver.Init));
        Driver.Check(Driver.DeviceGetCount(out var count), nameof(Driver.DeviceGetCount));
        if (count == 0)
            return ([], "The CUDA driver reports no device.");
        var devices = new CudaDevice[count];
        for (var ordinal = 0; ordinal < count; ordinal++)
            devices[ordinal] = new CudaDevice(Driver, ordinal, compiler);
        return (devices, compiler.Missing ?? string.Empty);
    }
}
