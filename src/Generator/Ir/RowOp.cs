using System;
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

/// <summary>What enters a program from outside.</summary>
internal enum InputKind
{
    /// <summary>The row's logits with noise added and excluded items at minus infinity.</summary>
    Logits,

    /// <summary>Largest logit that is not excluded.</summary>
    LargestLogit,

    /// <summary>Smallest logit that is not excluded.</summary>
    SmallestLogit,

    /// <summary>A row that the kernel reads besides the logits: the first such has index 0.</summary>
    Further,

    /// <summary>Number of items that are not excluded.</summary>
    Allowed,

    /// <summary>Number of items still to choose: the layer's k less the items that are certain.</summary>
    K,

    Temperature,

    /// <summary>
    /// The temperature as steps divide by it again, after all logits have been. Never read: it stands for the part of the
    /// temperature's gradient that comes from there.
    /// </summary>
    TemperatureOfSteps,

    /// <summary>The gradient that arrives for the layer's first (index 0) or second output.</summary>
    Cotangent,

    /// <summary>The losses that arrive instead, one for each sample of the row.</summary>
    Losses,

    /// <summary>The one number that arrives for an output of one number, or the loss of one sample.</summary>
    ArrivingNumber,

    /// <summary>The logarithm of the number of subsets: of K of the items that are not excluded.</summary>
    LogSubsets,

    /// <summary>What forward wrote to the layer's first (index 0) or second output.</summary>
    Output,

    /// <summary>The step by which implicit differentiation moves the logits; set between calls.</summary>
    Lambda,

    /// <summary>The row that forward left on the tape.</summary>
    Kept,

    /// <summary>A row scalar that forward left on the tape.</summary>
    Saved,

    /// <summary>The row that a Repeat carries from step to step.</summary>
    Carried,

    /// <summary>A reduction of the carried row, made when that row was made.</summary>
    Head,

    /// <summary>The gradient that arrives for what a step emits.</summary>
    EmittedCotangent,

    /// <summary>The gradient that arrives for the carried row, as far as it differs between items.</summary>
    CarriedCotangent,

    /// <summary>The rest of that gradient: one number for all items.</summary>
    CarriedCotangentShift,

    /// <summary>A row of the program around a sum over steps, the same in every step.</summary>
    CapturedRow,

    /// <summary>A number of the program around a sum over steps, the same in every step.</summary>
    CapturedScalar,

    /// <summary>The number of the step in a sum over steps: 1 in the first.</summary>
    StepNumber,
}

internal sealed record InputOp(InputKind Kind, int Index = 0) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"input {Kind}";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Kind switch
    {
        InputKind.Logits or InputKind.Further or InputKind.Kept or InputKind.Cotangent or InputKind.Losses or InputKind.Output or InputKind.Carried
            or InputKind.EmittedCotangent or InputKind.CarriedCotangent or InputKind.CapturedRow => Shape.Row,
        _ => Shape.Scalar,
    };
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
/// in common; then, where it is wanted, the steps' part of the gradient for the temperature.
/// </summary>
internal sealed record RepeatNumberOp(int Index) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"{(Index == 0 ? "shift" : "temperature")} of {arguments[0]}";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Scalar;
}

/// <summary>The value of a scan. Arguments: the coefficient rows, then k.</summary>
internal sealed record ScanOp(ScanSpec Scan) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"Scan({Scan.Text(arguments)})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Scalar;
}

/// <summary>The derivative of a scan's value in coefficient row <paramref name="Index"/>. Arguments as for <see cref="ScanOp"/>.</summary>
internal sealed record ScanGradientOp(ScanSpec Scan, int Index) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"d Scan / d {arguments[Index]}";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>
/// How that derivative changes along a direction: a row of the scan's Hessian times the direction. Arguments: coefficient
/// rows, k, then one direction row a coefficient row.
/// </summary>
internal sealed record ScanHessianOp(ScanSpec Scan, int Index) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) =>
        $"d (d Scan / d {arguments[Index]}) along ({string.Join(", ", arguments.Skip(Scan.Transitions.Count + 1))})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>A draw of the transitions a scan sums over: 1 where the item advanced the count. Arguments as for <see cref="ScanOp"/>.</summary>
internal sealed record ScanSampleOp(ScanSpec Scan) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"Sample({Scan.Text(arguments)})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>The path with the largest sum of coefficients; 1 where the item advanced the count. Arguments as for <see cref="ScanOp"/>.</summary>
internal sealed record ScanBestOp(ScanSpec Scan) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"Best({Scan.Text(arguments)})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
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

/// <summary>
/// The shift of all logits with which a chain, p(z) ~ exp(sum u_i z_i + sum v_i z_(i-1) z_i), expects k ones. Arguments: u,
/// v, k. What is computed from it does not depend on it: it only keeps numbers in range, so it has no derivative.
/// </summary>
internal sealed record ChainTiltOp : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) =>
        $"ChainTilt({arguments[0]}, {arguments[1]}: {arguments[2]} expected)";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Scalar;

    public override bool IsSearched => true;
}

/// <summary>
/// The log odds of z_i = 1 behind z_(i-1) = 0 in the chain of <see cref="ChainTiltOp"/>; behind z_(i-1) = 1 they are v_i
/// more. Arguments: u, v, the tilt. As a stabiliser it has no derivative.
/// </summary>
internal sealed record ChainLogOddsOp : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) =>
        $"ChainLogOdds({arguments[0]} + {arguments[2]}, {arguments[1]})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>
/// How likely each item of a Markov chain is in. Arguments: how likely it is in behind an item that is out, and behind one
/// that is in. As a stabiliser it has no derivative.
/// </summary>
internal sealed record ChainMarginalsOp : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"ChainMarginals({arguments[0]}, {arguments[1]})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>Ones at the k largest items. Arguments: row, k.</summary>
internal sealed record TopKOp : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"TopK({arguments[0]}, {arguments[1]})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>
/// The samples of a row, each times how much its loss exceeds the mean of the others', over their number. Arguments: the
/// samples as forward wrote them, their losses.
/// </summary>
internal sealed record ScoredSamplesOp : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"ScoredSamples({arguments[0]}, {arguments[1]})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>A draw of k items in which each has a probability given for it. Arguments: the probabilities, k.</summary>
/// <param name="Design">The design by which it is drawn.</param>
internal sealed record DesignOp(string Design) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"{Design}({arguments[0]}, {arguments[1]})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>The first argument's value with the second argument's derivative.</summary>
internal sealed record StraightThroughOp : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"StraightThrough({arguments[0]}, {arguments[1]})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => arguments[0];
}
