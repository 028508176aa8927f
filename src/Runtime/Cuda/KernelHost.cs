namespace SubsetGen.Runtime.Cuda;

/// <summary>
/// What runs kernels and owns their memory: a device, or in tests an emulation of one. Work on a stream is done in the order
/// in which it was asked for.
/// </summary>
internal abstract class KernelHost
{
    private static readonly AsyncLocal<KernelHost?> Chosen = new();

    protected KernelHost()
    {
        Pool = new DevicePool(this);
        Scratch = new StreamScratch(this);
    }

    /// <summary>The host of the calling thread: that of its current device.</summary>
    /// <exception cref="CudaException">CUDA cannot be used here.</exception>
    public static KernelHost Current => Chosen.Value ?? CudaDevice.Current.Host;

    /// <summary>What it is called.</summary>
    public abstract string Name { get; }

    /// <summary>What text is compiled for, such as <c>sm_90</c>.</summary>
    public abstract string Target { get; }

    /// <summary>Parts that run blocks at the same time.</summary>
    public abstract int Multiprocessors { get; }

    /// <summary>The most shared memory of a block, in bytes.</summary>
    public abstract int SharedBytesPerBlock { get; }

    /// <summary>Buffers that are used again and again.</summary>
    public DevicePool Pool { get; }

    /// <summary>Scratch memory of each stream.</summary>
    public StreamScratch Scratch { get; }

    /// <summary>Takes another host for the current flow of control until it is disposed.</summary>
    public static Choice Choose(KernelHost host)
    {
        var before = Chosen.Value;
        Chosen.Value = host;
        return new Choice(before);
    }

    /// <summary>Makes device text ready to run. Only the first time takes long.</summary>
    public abstract LoadedKernel Load(in KernelRequest request);

    /// <summary>Starts a kernel and returns; it runs when the stream comes to it.</summary>
    /// <param name="loaded">What <see cref="Load"/> gave.</param>
    /// <param name="kernel">The name of the entry point.</param>
    /// <param name="grid">Blocks.</param>
    /// <param name="block">Threads of a block.</param>
    /// <param name="sharedBytes">Shared memory of a block beyond what the text declares.</param>
    /// <param name="stream">Where.</param>
    /// <param name="arguments">The bytes of the one structure that it takes.</param>
    public abstract void Launch(
        LoadedKernel loaded, string kernel, int grid, int block, int sharedBytes, CudaStream stream, ReadOnlySpan<byte> arguments);

    /// <summary>Memory with undefined contents, aligned for any element.</summary>
    public abstract nint Allocate(long bytes);

    /// <summary>Gives memory back.</summary>
    public abstract void Free(nint pointer);

    /// <summary>Copies to the device, and waits for it.</summary>
    public abstract void CopyToDevice(nint to, ReadOnlySpan<byte> from, CudaStream stream);

    /// <summary>Copies from the device, and waits for it.</summary>
    public abstract void CopyToHost(Span<byte> to, nint from, CudaStream stream);

    /// <summary>Copies from the device to itself.</summary>
    public abstract void CopyOnDevice(nint to, nint from, long bytes, CudaStream stream);

    /// <summary>Sets memory to zero.</summary>
    public abstract void Clear(nint pointer, long bytes, CudaStream stream);

    /// <summary>Waits until a stream has done all it was asked for.</summary>
    public abstract void Synchronize(CudaStream stream);

    /// <summary>Waits until all streams have.</summary>
    public abstract void SynchronizeAll();

    /// <summary>A choice of <see cref="Choose"/>; disposing it takes it back.</summary>
    internal readonly struct Choice(KernelHost? before) : IDisposable
    {
        public void Dispose() => Chosen.Value = before;
    }
}
