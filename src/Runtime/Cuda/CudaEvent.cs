namespace SubsetGen.Runtime.Cuda;

/// <summary>A mark in a stream, of the current device. The time between two is the device's own, without that of the calls.</summary>
public sealed class CudaEvent : IDisposable
{
    private readonly CudaDevice device;
    private nint handle;

    /// <summary>Makes an event on the current device.</summary>
    /// <exception cref="CudaException">CUDA cannot be used here.</exception>
    public CudaEvent()
        : this(CudaDevice.Current)
    {
    }

    internal CudaEvent(CudaDevice device)
    {
        this.device = device;
        using var scope = new ContextScope(device);
        device.Driver.Check(device.Driver.EventCreate(out handle, 0), nameof(device.Driver.EventCreate), device);
    }

    /// <summary>Frees the event.</summary>
    ~CudaEvent() => Release();

    /// <summary>Marks the place after all that a stream was asked for.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="CudaException">The call failed.</exception>
    public void Record(CudaStream stream = default)
    {
        ObjectDisposedException.ThrowIf(handle == 0, this);
        using var scope = new ContextScope(device);
        device.Driver.Check(device.Driver.EventRecord(handle, stream.Handle), nameof(device.Driver.EventRecord), device);
        GC.KeepAlive(this);
    }

    /// <summary>Waits until the stream has come to the mark.</summary>
    /// <exception cref="CudaException">A kernel before it failed.</exception>
    public void Synchronize()
    {
        ObjectDisposedException.ThrowIf(handle == 0, this);
        using var scope = new ContextScope(device);
        device.Driver.Check(device.Driver.EventSynchronize(handle), nameof(device.Driver.EventSynchronize), device);
        GC.KeepAlive(this);
    }

    /// <summary>Waits for this mark and gives the time since an earlier one, in milliseconds; about half a microsecond fine.</summary>
    /// <param name="start">An event that was recorded before this one, on the same device.</param>
    /// <exception cref="CudaException">One of the two was not recorded, or a kernel failed.</exception>
    public float MillisecondsSince(CudaEvent start)
    {
        ArgumentNullException.ThrowIfNull(start);
        ObjectDisposedException.ThrowIf(start.handle == 0, start);
        Synchronize();
        using var scope = new ContextScope(device);
        device.Driver.Check(
            device.Driver.EventElapsedTime(out var milliseconds, start.handle, handle), nameof(device.Driver.EventElapsedTime), device);
        GC.KeepAlive(this);
        GC.KeepAlive(start);
        return milliseconds;
    }

    /// <summary>Frees the event; more than once does nothing.</summary>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        var freed = Interlocked.Exchange(ref handle, 0);
        if (freed == 0)
            return;
        try
        {
            using var scope = new ContextScope(device);
            device.Driver.Check(device.Driver.EventDestroy(freed), nameof(device.Driver.EventDestroy), device);
        }
        catch (CudaException)
        {
            // After a kernel failed the context refuses everything; what failed was thrown where it was found.
        }
    }
}
