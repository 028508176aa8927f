using System.Collections.Concurrent;

namespace SubsetGen.Runtime.Cuda;

/// <summary>
/// Scratch memory of each stream, for one kernel at a time: a stream runs them one after another, so they can share it. It
/// grows to what the largest one needed and stays.
/// </summary>
internal sealed class StreamScratch(KernelHost host)
{
    private readonly ConcurrentDictionary<nint, Slot> slots = new();

    /// <summary>
    /// The scratch of a stream. Dispose the lease when the kernel is launched, not when it has run: until then no other
    /// thread may make the memory grow, which would move it.
    /// </summary>
    public Lease Rent(long bytes, CudaStream stream)
    {
        var slot = slots.GetOrAdd(stream.Handle, static _ => new Slot());
        slot.Gate.Enter();
        try
        {
            if (slot.Bytes < bytes)
                Grow(slot, bytes, stream);
            return new Lease(slot);
        }
        catch
        {
            slot.Gate.Exit();
            throw;
        }
    }

    private void Grow(Slot slot, long bytes, CudaStream stream)
    {
        var size = Math.Max(DevicePool.Rounded(bytes), slot.Bytes / 2 * 3);
        var old = slot.Pointer;
        slot.Pointer = 0;
        slot.Bytes = 0;
        if (old != 0)
        {
            host.Synchronize(stream);
            host.Free(old);
        }

        slot.Pointer = host.Allocate(size);
        slot.Bytes = size;
    }

    /// <summary>The right to use a stream's scratch for one launch.</summary>
    internal readonly ref struct Lease(Slot slot)
    {
        /// <summary>Its address on the device; 0 where none was asked for.</summary>
        public nint Pointer => slot.Pointer;

        /// <summary>Its size, at least what was asked for.</summary>
        public long Bytes => slot.Bytes;

        public void Dispose() => slot.Gate.Exit();
    }

    /// <summary>One stream's memory.</summary>
    internal sealed class Slot
    {
        public Lock Gate { get; } = new();

        public nint Pointer { get; set; }

        public long Bytes { get; set; }
    }
}
