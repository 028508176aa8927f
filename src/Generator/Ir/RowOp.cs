using System.Collections.Generic;
using System.Linq;

namespace SubsetGen.Generator.Ir;

/// <summary>An operation of the row program. Value-equal, so that equal nodes are found and shared.</summary>
internal abstract record RowOp
{
    /// <summary>The operation as the program printer shows it.</summary>
    public abstract string Text(IReadOnlyList<string> arguments);

    /// <summary>The shape of the result for arguments of these shapes.</summary>
    public abstract Shape ResultShape(IReadOnlyList<Shape> arguments);

    /// <summary>Whether it is a number that is searched for: forward leaves it on the tape, so that backward need not.</summary>
    public virtual bool IsSearched => false;
}

/// <summary>Elementwise expression; scalar arguments broadcast.</summary>
internal sealed record MapOp(Expr Body) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => Printer.Text(Body, arguments);

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) =>
        arguments.Any(s => s == Shape.Row) ? Shape.Row : Shape.Scalar;
}

internal enum ReduceKind
{
    Sum,
    Maximum,

    /// <summary>The sum of all items but one largest.</summary>
    Rest,

    /// <summary>The sum of the squares of all items.</summary>
    Squares,
}

/// <summary>One number from a row.</summary>
internal sealed record ReduceOp(ReduceKind Kind) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"{Kind}({arguments[0]})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Scalar;
}

/// <summary>For each item the sum of all others, without cancellation; items are not negative.</summary>
internal sealed record OthersOp : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"Others({arguments[0]})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>
/// The c with sum r(u + c) = k. Arguments: u, k; then what only makes the search short: smallest u, largest u, number of
/// items, their sum, their sum of squares.
/// </summary>
/// <param name="Response">r.</param>
/// <param name="InWeights">Whether the first argument is w = exp(u) instead of u, and the sums of w and of w² come last.</param>
internal sealed record ScalarRootOp(Response Response, bool InWeights = false) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) =>
        $"Root(c: Sum({Printer.Text(Response.Value, [$"{(InWeights ? $"log {arguments[0]}" : arguments[0])} + c"])}) = {arguments[1]})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Scalar;

    public override bool IsSearched => true;
}

/// <summary>Item i gets the value of item i - <paramref name="By"/>, or 0 where there is none.</summary>
internal sealed record ShiftOp(int By) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) =>
        $"{arguments[0]}[i {(By < 0 ? "+" : "-")} {System.Math.Abs(By)}]";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>1 where an item and the next are chosen. Argument: a hard subset, or several samples of one.</summary>
internal sealed record PairsOp : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"{arguments[0]}[i] {arguments[0]}[i + 1]";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>The first argument's value with the second argument's derivative.</summary>
internal sealed record StraightThroughOp : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"StraightThrough({arguments[0]}, {arguments[1]})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => arguments[0];
}
