using SubsetGen.Runtime.Cuda.Native;

namespace SubsetGen.Runtime.Cuda;

/// <summary>
/// A CUDA device, with its primary context: the one that the CUDA runtime and libraries built on it use, so that they and
/// layers can share memory and streams.
/// </summary>
public sealed class CudaDevice
{
    private readonly Lazy<nint> context;
    private readonly Lazy<CudaHost> host;

    internal CudaDevice(Driver driver, int ordinal, KernelCompiler compiler)
    {
        Driver = driver;
        Ordinal = ordinal;
        driver.Check(driver.DeviceGet(out var handle, ordinal), nameof(driver.DeviceGet));
        Handle = handle;
        Span<byte> name = stackalloc byte[256];
        driver.Check(driver.DeviceGetName(name, handle), nameof(driver.DeviceGetName));
        Name = NativeText.Read(name);
        driver.Check(driver.DeviceTotalMem(out var bytes, handle), nameof(driver.DeviceTotalMem), this);
        MemoryBytes = checked((long)bytes);
        ComputeCapability = new Version(
            Attribute(DeviceAttribute.ComputeCapabilityMajor), Attribute(DeviceAttribute.ComputeCapabilityMinor));
        Multiprocessors = Attribute(DeviceAttribute.MultiprocessorCount);
        SharedBytesPerBlock = Math.Max(
            Attribute(DeviceAttribute.MaxSharedMemoryPerBlock), Attribute(DeviceAttribute.MaxSharedMemoryPerBlockOptIn));
        context = new Lazy<nint>(Retain);
        host = new Lazy<CudaHost>(() => new CudaHost(this, compiler));
    }

    /// <summary>The device of the calling thread's current context; where it has none, the first one, which becomes it.</summary>
    /// <exception cref="CudaException">CUDA cannot be used here.</exception>
    public static CudaDevice Current => CudaPlatform.Installed.Current;

    /// <summary>Its number, from 0.</summary>
    public int Ordinal { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What its hardware can do, such as 9.0.</summary>
    public Version ComputeCapability { get; }

    /// <summary>Parts that run blocks of threads at the same time.</summary>
    public int Multiprocessors { get; }

    /// <summary>Its memory, in bytes.</summary>
    public long MemoryBytes { get; }

    /// <summary>The most shared memory that a block can have, in bytes.</summary>
    public int SharedBytesPerBlock { get; }

    /// <summary>The driver's handle.</summary>
    internal int Handle { get; }

    internal Driver Driver { get; }

    /// <summary>Its primary context, held from its first use to the end of the process.</summary>
    internal nint Context => context.Value;

    /// <summary>What runs kernels on it.</summary>
    internal CudaHost Host => host.Value;

    /// <summary>The device of a number.</summary>
    /// <param name="ordinal">From 0, less than <see cref="Cuda.DeviceCount"/>.</param>
    /// <exception cref="CudaException">CUDA cannot be used here.</exception>
    public static CudaDevice At(int ordinal)
    {
        var platform = CudaPlatform.Installed;
        platform.RequireAvailable();
        ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(ordinal, platform.Devices.Count);
        return platform.Devices[ordinal];
    }

    /// <summary>Makes it the calling thread's current device.</summary>
    /// <exception cref="CudaException">The driver refuses.</exception>
    public void MakeCurrent() => Driver.Check(Driver.CtxSetCurrent(Context), nameof(Driver.CtxSetCurrent), this);

    /// <summary>Waits until all its streams have done what they were asked for. Errors of kernels are thrown here.</summary>
    /// <exception cref="CudaException">A kernel failed.</exception>
    public void Synchronize() => Host.SynchronizeAll();

    /// <inheritdoc/>
    public override string ToString() => $"device {Ordinal} ({Name})";

    private nint Retain()
    {
        Driver.Check(Driver.DevicePrimaryCtxRetain(out var primary, Handle), nameof(Driver.DevicePrimaryCtxRetain), this);
        return primary;
    }

    private int Attribute(DeviceAttribute attribute)
    {
        Driver.Check(Driver.DeviceGetAttribute(out var value, attribute, Handle), nameof(Driver.DeviceGetAttribute), this);
        return value;
    }
}
