using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Benchmarks.Gpu;

/// <summary>A host that keeps count of what is started on another.</summary>
internal sealed class CountingHost(KernelHost inner) : KernelHost
{
    /// <summary>The kernels that were started, each with how it was compiled.</summary>
    public List<(string Kernel, LoadedKernel Loaded)> Launches { get; } = [];

    public override string Name => inner.Name;

    public override string Target => inner.Target;

    public override int Multiprocessors => inner.Multiprocessors;

    public override int SharedBytesPerBlock => inner.SharedBytesPerBlock;

    public override LoadedKernel Load(in KernelRequest request) => inner.Load(request);

    public override void Launch(
        LoadedKernel loaded, string kernel, int grid, int block, int sharedBytes, CudaStream stream, ReadOnlySpan<byte> arguments)
    {
        Launches.Add((kernel, loaded));
        inner.Launch(loaded, kernel, grid, block, sharedBytes, stream, arguments);
    }

    public override nint Allocate(long bytes) => inner.Allocate(bytes);

    public override void Free(nint pointer) => inner.Free(pointer);

    public override void CopyToDevice(nint to, ReadOnlySpan<byte> from, CudaStream stream) => inner.CopyToDevice(to, from, stream);

    public override void CopyToHost(Span<byte> to, nint from, CudaStream stream) => inner.CopyToHost(to, from, stream);

    public override void CopyOnDevice(nint to, nint from, long bytes, CudaStream stream) => inner.CopyOnDevice(to, from, bytes, stream);

    public override void Clear(nint pointer, long bytes, CudaStream stream) => inner.Clear(pointer, bytes, stream);

    public override void Synchronize(CudaStream stream) => inner.Synchronize(stream);

    public override void SynchronizeAll() => inner.SynchronizeAll();
}
