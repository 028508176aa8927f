using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Rows;

/// <summary>A kernel over rows of float, run on this machine: what it is given, and what it left.</summary>
internal sealed unsafe class RowLayer(string kernel, int team, int items, int teams)
{
    /// <summary>Numbers of a row that a kernel may keep.</summary>
    public const int SavedScalars = 4;

    private const int Grid = 2;

    private readonly KernelShape _shape = new(team, items, teams, DeviceType.Single);

    public float[] Logits { get; init; } = [];

    public float[] Second { get; init; } = [];

    public bool[] Mask { get; init; } = [];

    public int[] Lengths { get; init; } = [];

    public float[] Arriving { get; init; } = [];

    public int N { get; init; }

    public double K { get; init; } = 2;

    public int Samples { get; init; } = 1;

    public bool Steps { get; init; }

    /// <summary>What the kernel left of one of its outputs, in the order of the threads that is asked for.</summary>
    /// <param name="entry">Forward or Backward.</param>
    /// <param name="outputs">How many numbers it writes.</param>
    /// <param name="order">The order of the threads.</param>
    /// <param name="offset">Numbers by which all tensors are moved off an aligned address.</param>
    public (float[] Output, float[] Saved) Run(string entry, int outputs, uint order, int offset = 0)
    {
        var text = $$"""
            #include <subsetgen/layer.cuh>
            using namespace subsetgen;
            struct Kernel : RowKernel
            {
                {{kernel}}
            };
            SUBSETGEN_KERNELS(Kernel, NoNoise)
            """;
        var library = EmulatedLibrary.Of(text, _shape.Options());
        var rows = Logits.Length / N;
        var scratchBytes = 64 * (N + _shape.Team);
        using var x = new GuardedMemory<float>(Logits, offset);
        using var second = new GuardedMemory<float>(Second, offset);
        using var mask = new GuardedMemory<bool>(Mask);
        using var lengths = new GuardedMemory<int>(Lengths);
        using var arriving = new GuardedMemory<float>(Arriving, offset);
        using var output = new GuardedMemory<float>(outputs, offset);
        using var saved = new GuardedMemory<float>(rows * SavedScalars);
        using var scratch = new GuardedMemory<byte>(Grid * _shape.Teams * scratchBytes);
        library.Run(entry, new LayerArguments
        {
            Logits = (nint)x.Pointer,
            Second = Second.Length > 0 ? (nint)second.Pointer : 0,
            Mask = Mask.Length > 0 ? (nint)mask.Pointer : 0,
            Lengths = Lengths.Length > 0 ? (nint)lengths.Pointer : 0,
            Arriving = (nint)arriving.Pointer,
            Output = entry == "Forward" ? (nint)output.Pointer : 0,
            GradLogits = entry == "Backward" ? (nint)output.Pointer : 0,
            Saved = (nint)saved.Pointer,
            Scratch = (nint)scratch.Pointer,
            ScratchBytes = scratchBytes,
            N = N,
            Rows = rows,
            K = K,
            Temperature = 1,
            Samples = Samples,
            Steps = Steps ? 1 : 0,
        }, Grid, _shape.Block, order: order);
        output.RequireGuards();
        saved.RequireGuards();
        scratch.RequireGuards();
        return (output.ToArray(), saved.ToArray());
    }
}
