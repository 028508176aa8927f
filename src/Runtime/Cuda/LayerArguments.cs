using System.Runtime.InteropServices;

namespace SubsetGen.Runtime.Cuda;

/// <summary>
/// What a kernel is told. The structure of the same name in the device text (<c>subsetgen/arguments.cuh</c>) has the same fields in
/// the same places. A pointer of 0 means that there is no such tensor.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LayerArguments
{
    public nint Logits;
    public nint Second;
    public nint Third;
    public nint Fourth;

    /// <summary>A byte an item; items with 0 cannot be chosen.</summary>
    public nint Mask;

    /// <summary>An <see cref="int"/> a row: items from there on cannot be chosen.</summary>
    public nint Lengths;

    /// <summary>A number a row, of the type of the logits.</summary>
    public nint RowK;

    public nint Output;
    public nint SecondOutput;

    /// <summary>Scalars that forward keeps for backward, of the type in which is computed.</summary>
    public nint Saved;

    public nint Arriving;
    public nint SecondArriving;
    public nint GradLogits;
    public nint GradSecond;
    public nint GradThird;
    public nint GradFourth;
    public nint GradK;

    /// <summary>A number a row, of the type in which is computed.</summary>
    public nint GradTemperature;

    /// <summary>Global scratch memory, of all teams together.</summary>
    public nint Scratch;

    /// <summary>Bytes of it that a team has, a multiple of 16.</summary>
    public long ScratchBytes;

    /// <summary>Bytes of dynamic shared memory that a team has, a multiple of 16.</summary>
    public int SharedBytes;

    /// <summary>Items of a row.</summary>
    public int N;

    public long Rows;
    public ulong Seed;
    public ulong Call;
    public double K;
    public double Temperature;
    public double Lambda;
    public int Samples;

    /// <summary>1 where the steps leave the layer.</summary>
    public int Steps;
}
