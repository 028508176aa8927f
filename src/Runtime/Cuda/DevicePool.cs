using System.Numerics;

namespace SubsetGen.Runtime.Cuda;

/// <summary>
/// Device memory that is used again: taking memory from the driver waits for the device. A buffer that was given back goes to
/// the same stream only, which comes to the new work after the old; so nothing has to wait.
/// </summary>
internal sealed class DevicePool(KernelHost host)
{
    /// <summary>What is kept at most while nobody uses it.</summary>
    public const long IdleLimit = 1L << 30;

    private const long Smallest = 512;

    private readonly Lock gate = new();
    private readonly Dictionary<(nint Stream, long Bytes), Stack<nint>> idle = [];
    private long idleBytes;

    /// <summary>Bytes that are kept while nobody uses them.</summary>
    public long IdleBytes
    {
        get
        {
            lock (gate)
                return idleBytes;
        }
    }

    /// <summary>The size that is taken for a wish: the next of four steps between powers of two.</summary>
    public static long Rounded(long bytes)
    {
        if (bytes <= Smallest)
            return Smallest;
        var step = 1L << (BitOperations.Log2((ulong)(bytes - 1)) - 2);
        return (bytes + step - 1) / step * step;
    }

    /// <summary>Memory with undefined contents, for work on one stream.</summary>
    public PooledMemory Rent(long bytes, CudaStream stream)
    {
        var size = Rounded(bytes);
        lock (gate)
        {
            if (idle.TryGetValue((stream.Handle, size), out var buffers) && buffers.TryPop(out var pointer))
            {
                idleBytes -= size;
                return new PooledMemory(pointer, size, stream);
            }
        }

        return new PooledMemory(host.Allocate(size), size, stream);
    }

    /// <summary>Gives memory back, once; work that was asked for may still be using it.</summary>
    public void Return(in PooledMemory memory)
    {
        if (memory.Pointer == 0)
            return;
        lock (gate)
        {
            if (idleBytes + memory.Bytes <= IdleLimit)
            {
                var key = (memory.Stream.Handle, memory.Bytes);
                if (!idle.TryGetValue(key, out var buffers))
                    idle.Add(key, buffers = new Stack<nint>());
                buffers.Push(memory.Pointer);
                idleBytes += memory.Bytes;
                return;
            }
        }

        host.Synchronize(memory.Stream);
        host.Free(memory.Pointer);
    }

    /// <summary>Gives all that nobody uses back to the device; whether there was any.</summary>
    public bool Trim()
    {
        List<nint> freed = [];
        lock (gate)
        {
            foreach (var buffers in idle.Values)
                freed.AddRange(buffers);
            idle.Clear();
            idleBytes = 0;
        }

        if (freed.Count == 0)
            return false;
        host.SynchronizeAll();
        foreach (var pointer in freed)
            host.Free(pointer);
        return true;
    }
}
