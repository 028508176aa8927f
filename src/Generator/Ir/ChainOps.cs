using System.Collections.Generic;

namespace SubsetGen.Generator.Ir;

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
