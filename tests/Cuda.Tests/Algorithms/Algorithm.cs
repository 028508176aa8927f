using System.Numerics;
using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Cuda.Tests.Algorithms;

/// <summary>Runs an algorithm of <see cref="AlgorithmText"/> on rows of one length.</summary>
/// <typeparam name="T">What the rows hold and are computed in.</typeparam>
/// <param name="Kernel">Its name.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="N">Items in each.</param>
internal sealed unsafe record Algorithm<T>(string Kernel, int Rows, int N)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ScratchBytes = 2 << 20;
    private const int SharedBytes = 2048;

    /// <summary>Orders of threads: a result that depends on them shows a race.</summary>
    private static readonly uint[] Orders = [0, 1, 2, 3];

    /// <summary>Seed and call of what is drawn.</summary>
    public static DrawKey Key { get; } = new(11, 5);

    public T[] First { get; init; } = [];

    public T[] Second { get; init; } = [];

    public T[] Third { get; init; } = [];

    /// <summary>A number beside the rows, most often k.</summary>
    public double K { get; init; }

    public int Samples { get; init; } = 1;

    /// <summary>Numbers that come out for a row; n without saying.</summary>
    public int OutputLength { get; init; } = N;

    /// <summary>Numbers in the second output of a row; n without saying.</summary>
    public int SecondOutputLength { get; init; } = N;

    /// <summary>What it yields, the same bits in every order of threads, with rows in global and in shared memory.</summary>
    public (T[] Output, T[] SecondOutput) Run(KernelShape shape)
    {
        var (output, second) = Run<T>(shape, Orders[0]);
        foreach (var order in Orders[1..])
        {
            var (again, secondAgain) = Run<T>(shape, order);
            Assert.Equal(Bytes(output), Bytes(again));
            Assert.Equal(Bytes(second), Bytes(secondAgain));
        }

        return (output, second);
    }

    /// <summary>What it yields in one order of threads, as numbers of another type.</summary>
    public (TOutput[] Output, T[] SecondOutput) Run<TOutput>(KernelShape shape, uint order = 2)
        where TOutput : unmanaged
    {
        const int grid = 1;
        using var first = new GuardedMemory<T>(First);
        using var second = new GuardedMemory<T>(Second);
        using var third = new GuardedMemory<T>(Third);
        using var output = new GuardedMemory<TOutput>(Rows * OutputLength);
        using var secondOutput = new GuardedMemory<T>(Rows * SecondOutputLength);
        using var scratch = new GuardedMemory<byte>(grid * shape.Teams * ScratchBytes);
        var sharedBytes = order % 2 == 0 ? 0 : SharedBytes;
        var batch = new Batch
        {
            First = first.Pointer,
            Second = second.Pointer,
            Third = Third.Length == 0 ? null : third.Pointer,
            Output = output.Pointer,
            SecondOutput = secondOutput.Pointer,
            Scratch = scratch.Pointer,
            Key = Key,
            K = K,
            Rows = Rows,
            N = N,
            Samples = Samples,
            ScratchBytes = ScratchBytes,
            SharedBytes = sharedBytes,
            OutputLength = OutputLength,
        };
        var library = EmulatedLibrary.Of(AlgorithmText.Text, shape.Options());
        library.Run(Kernel, batch, grid, shape.Block, shape.Teams * sharedBytes, order);
        output.RequireGuards();
        secondOutput.RequireGuards();
        scratch.RequireGuards();
        return (output.ToArray(), secondOutput.ToArray());
    }

    private static byte[] Bytes(T[] numbers) => System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(numbers).ToArray();

    private struct Batch
    {
        public T* First;
        public T* Second;
        public T* Third;
        public void* Output;
        public T* SecondOutput;
        public byte* Scratch;
        public DrawKey Key;
        public double K;
        public int Rows;
        public int N;
        public int Samples;
        public int ScratchBytes;
        public int SharedBytes;
        public int OutputLength;
    }
}
