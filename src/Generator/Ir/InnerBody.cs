using System.Collections.Generic;
using System.Linq;

namespace SubsetGen.Generator.Ir;

/// <summary>
/// A program inside an operation, over what it captures of the program around. Several operations may yield different
/// results of one body: they are written once.
/// </summary>
internal sealed class InnerBody
{
    private readonly bool hasExponent;

    /// <param name="results">What operations over the body yield.</param>
    /// <param name="exponent">Where not null, a row such that where its exponential is negligible beside 1, so are all results; see <see cref="StepSumOp"/>.</param>
    public InnerBody(IReadOnlyList<Node> results, Node? exponent = null)
        : this(new RowProgram(exponent is null ? results : [.. results, exponent]), exponent is not null)
    {
    }

    private InnerBody(RowProgram program, bool hasExponent, StepsAtOnce? atOnce = null) =>
        (Program, this.hasExponent, AtOnce) = (program, hasExponent, atOnce);

    /// <summary>The results, and the exponent behind them.</summary>
    public RowProgram Program { get; }

    public IReadOnlyList<Node> Results => hasExponent ? [.. Program.Results.Take(Program.Results.Count - 1)] : Program.Results;

    public Node? Exponent => hasExponent ? Program.Results[Program.Results.Count - 1] : null;

    /// <summary>Several steps in one program; null where there is none.</summary>
    public StepsAtOnce? AtOnce { get; }

    /// <summary>The body with a program for several steps.</summary>
    public InnerBody With(StepsAtOnce? atOnce) => new(Program, hasExponent, atOnce);

    /// <summary>The body after a pass over its program.</summary>
    public InnerBody With(RowProgram program) => new(program, hasExponent);

    /// <summary>A body with the same exponent and one of the results, in another builder.</summary>
    public InnerBody Copy(RowBuilder builder, int index) =>
        With(ProgramCopy.Into(builder, new RowProgram(hasExponent ? [Program.Results[index], Exponent!] : [Program.Results[index]])));

    /// <summary>An input of a body that captures the argument at <paramref name="index"/>.</summary>
    public static Node Capture(RowBuilder inside, string name, Node value, int index) => value.Op is MapOp { Body: ConstantExpr constant }
        ? inside.Constant(constant.Value)
        : inside.Input(name, value.IsRow ? InputKind.CapturedRow : InputKind.CapturedScalar, index);

    /// <summary>What captures the argument at <paramref name="index"/>; null where nothing does.</summary>
    public Node? CaptureOf(int index) => Program.Nodes.FirstOrDefault(
        n => n.Op is InputOp { Kind: InputKind.CapturedRow or InputKind.CapturedScalar } input && input.Index == index);
}

/// <summary>Yields result <paramref name="Index"/> of a body. What the body captures comes last among the arguments.</summary>
internal abstract record InnerOp(InnerBody Body, int Index) : RowOp
{
    /// <summary>The arguments before those that the body captures.</summary>
    public abstract int OwnArguments { get; }

    /// <summary>The result that this is made of.</summary>
    public Node Result => Body.Results[Index];

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Result.Shape;
}
