using System.Runtime.InteropServices;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Harness;

/// <summary>
/// A device that is emulated: its memory is that of this process, and its kernels run to their end when they are launched. What
/// is taken from it is guarded, and filled with NaN.
/// </summary>
internal sealed unsafe class EmulatedHost : KernelHost
{
    private readonly Dictionary<nint, GuardedMemory<byte>> taken = [];

    /// <summary>Who goes first among the threads of a block; see <see cref="EmulatedLibrary.Run"/>.</summary>
    public uint Order { get; set; }

    /// <summary>What was launched.</summary>
    public List<(string Kernel, KernelShape Shape, int Grid)> Launches { get; } = [];

    public override string Name => "emulation";

    public override string Target => "emulation";

    public override int Multiprocessors => 1;

    public override int SharedBytesPerBlock => 64 * 1024;

    public override LoadedKernel Load(in KernelRequest request) => new EmulatedKernel(
        request.Name, EmulatedLibrary.Of(request.Text, request.Shape.Options()), request.Shape);

    public override void Launch(
        LoadedKernel loaded, string kernel, int grid, int block, int sharedBytes, CudaStream stream, ReadOnlySpan<byte> arguments)
    {
        var emulated = (EmulatedKernel)loaded;
        Launches.Add((kernel, emulated.Shape, grid));
        emulated.Library.RunBytes(kernel, arguments, grid, block, sharedBytes, Order);
        RequireGuards();
    }

    public override nint Allocate(long bytes)
    {
        var memory = new GuardedMemory<byte>(checked((int)Math.Max(1, bytes)));
        lock (taken)
            taken.Add((nint)memory.Pointer, memory);
        return (nint)memory.Pointer;
    }

    public override void Free(nint pointer)
    {
        GuardedMemory<byte> memory;
        lock (taken)
        {
            memory = taken[pointer];
            taken.Remove(pointer);
        }

        memory.RequireGuards();
        memory.Dispose();
    }

    public override void CopyToDevice(nint to, ReadOnlySpan<byte> from, CudaStream stream) => from.CopyTo(new Span<byte>((void*)to, from.Length));

    public override void CopyToHost(Span<byte> to, nint from, CudaStream stream) => new ReadOnlySpan<byte>((void*)from, to.Length).CopyTo(to);

    public override void CopyOnDevice(nint to, nint from, long bytes, CudaStream stream) =>
        new ReadOnlySpan<byte>((void*)from, checked((int)bytes)).CopyTo(new Span<byte>((void*)to, checked((int)bytes)));

    public override void Clear(nint pointer, long bytes, CudaStream stream) => new Span<byte>((void*)pointer, checked((int)bytes)).Clear();

    public override void Synchronize(CudaStream stream)
    {
    }

    public override void SynchronizeAll()
    {
    }

    /// <summary>Fails where a kernel wrote beside what was taken: no kernel has any business there.</summary>
    private void RequireGuards()
    {
        lock (taken)
        {
            foreach (var memory in taken.Values)
                memory.RequireGuards();
        }
    }

    private sealed class EmulatedKernel(string name, EmulatedLibrary library, KernelShape shape) : LoadedKernel(name)
    {
        public EmulatedLibrary Library => library;

        public KernelShape Shape => shape;
    }
}
