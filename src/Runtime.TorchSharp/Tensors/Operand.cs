using System.Runtime.CompilerServices;

namespace SubsetGen.Runtime.Torch;

/// <summary>What a tensor is to a kernel.</summary>
internal enum Operand
{
    Logits,
    Second,
    Third,
    Fourth,
    RowK,
    Limits,

    /// <summary>Scalars that forward keeps for backward.</summary>
    Saved,
    Output,
    SecondOutput,
}

/// <summary>The addresses of operands.</summary>
[InlineArray(Count)]
internal struct OperandAddresses
{
    public const int Count = (int)Operand.SecondOutput + 1;

    private nint first;

    public readonly nint this[Operand operand] => this[(int)operand];
}

/// <summary>The addresses of what arrives at a backward pass, and of the gradients that it writes; 0 for those that there are not.</summary>
internal struct GradientAddresses
{
    public nint Arriving;
    public nint SecondArriving;
    public nint Logits;
    public nint Second;
    public nint Third;
    public nint Fourth;
    public nint RowK;
    public nint RowTemperature;
}
