using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SubsetGen.Runtime.Cuda;

/// <summary>Memory on a CUDA device. Dispose it when no kernel uses it any more.</summary>
public sealed class DeviceBuffer : IDisposable
{
    private readonly KernelHost host;
    private nint pointer;

    /// <summary>Takes memory with undefined contents from the current device.</summary>
    /// <param name="byteLength">How much, in bytes; 0 takes none.</param>
    /// <exception cref="CudaException">There is not as much, or CUDA cannot be used here.</exception>
    public DeviceBuffer(long byteLength)
        : this(KernelHost.Current, byteLength)
    {
    }

    internal DeviceBuffer(KernelHost host, long byteLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(byteLength);
        this.host = host;
        ByteLength = byteLength;
        if (byteLength > 0)
            pointer = host.Allocate(byteLength);
    }

    /// <summary>Frees the memory.</summary>
    ~DeviceBuffer() => Release();

    /// <summary>Its size in bytes.</summary>
    public long ByteLength { get; }

    /// <summary>Its address on the device, valid while the buffer is neither disposed nor unreachable; 0 where it is empty.</summary>
    public nint Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsDisposed, this);
            return pointer;
        }
    }

    internal bool IsDisposed => pointer == 0 && ByteLength > 0;

    /// <summary>Takes memory on the current device and copies values into it.</summary>
    /// <param name="values">The values.</param>
    /// <param name="stream">The stream to copy on.</param>
    /// <exception cref="CudaException">There is not as much memory, or CUDA cannot be used here.</exception>
    public static DeviceBuffer Of<T>(ReadOnlySpan<T> values, CudaStream stream = default)
        where T : unmanaged
    {
        var buffer = new DeviceBuffer((long)values.Length * Unsafe.SizeOf<T>());
        buffer.CopyFrom(values, stream);
        return buffer;
    }

    /// <summary>Copies values into the buffer and waits for it.</summary>
    /// <param name="source">As many bytes as the buffer holds.</param>
    /// <param name="stream">The stream to copy on: after all that it was asked for before.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="CudaException">The copy failed.</exception>
    public void CopyFrom<T>(ReadOnlySpan<T> source, CudaStream stream = default)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(source);
        RequireSize<T>(bytes.Length, source.Length, nameof(source));
        if (bytes.Length > 0)
            host.CopyToDevice(Pointer, bytes, stream);
        GC.KeepAlive(this);
    }

    /// <summary>Copies the buffer out and waits for it.</summary>
    /// <param name="destination">As many bytes as the buffer holds.</param>
    /// <param name="stream">The stream to copy on: after all that it was asked for before.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="CudaException">The copy failed, or a kernel before it.</exception>
    public void CopyTo<T>(Span<T> destination, CudaStream stream = default)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(destination);
        RequireSize<T>(bytes.Length, destination.Length, nameof(destination));
        if (bytes.Length > 0)
            host.CopyToHost(bytes, Pointer, stream);
        GC.KeepAlive(this);
    }

    /// <summary>Sets every byte to zero; the stream comes to it after all that it was asked for before.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="CudaException">The call failed.</exception>
    public void Clear(CudaStream stream = default)
    {
        if (ByteLength > 0)
            host.Clear(Pointer, ByteLength, stream);
        GC.KeepAlive(this);
    }

    /// <summary>Gives the memory back; more than once does nothing.</summary>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        var freed = Interlocked.Exchange(ref pointer, 0);
        if (freed == 0)
            return;
        try
        {
            host.Free(freed);
        }
        catch (CudaException)
        {
            // After a kernel failed the context refuses everything; what failed was thrown where it was found.
        }
    }

    private void RequireSize<T>(long bytes, int count, string name)
    {
        if (bytes == ByteLength)
            return;
        throw new ArgumentException(
            $"{name} holds {count} values of {typeof(T).Name}, {bytes} bytes, but the buffer has {ByteLength} bytes; they must be the same.", name);
    }
}
