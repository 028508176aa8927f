using System.Collections.Generic;

namespace SubsetGen.Generator.Ir;

/// <summary>k dependent steps that carry a row; the result is the sum of what the steps emit. Arguments: initial row, k, head.</summary>
internal sealed record RepeatOp(StepBody Body) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) =>
        $"Repeat {arguments[1]} times from {arguments[0]}: {Printer.Text(Body.Programs)}";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>
/// The adjoint of <see cref="RepeatOp"/> for its initial row. Arguments: initial row, k, cotangent of the sum, head. The
/// result is split into the part that differs between items (this node) and numbers (<see cref="RepeatNumberOp"/>).
/// </summary>
internal sealed record RepeatReverseOp(StepBody Body, AdjointBody Adjoint) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) =>
        $"RepeatReverse {arguments[1]} times from {arguments[0]} for {arguments[2]}: {Printer.Text(Adjoint.Programs)}";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>
/// A number that a <see cref="RepeatReverseOp"/> yields beside its row: first the shift, which the gradients of all items have
/// in common; then, where it is wanted, the steps' part of the gradient for the temperature; last, where there is one, the number
/// times which the row is part of the gradient.
/// </summary>
internal sealed record RepeatNumberOp(int Index) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"{(Index == 0 ? "shift" : $"number {Index}")} of {arguments[0]}";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Scalar;
}
