using System;

namespace SubsetGen.Generator.Ir;

/// <summary>
/// The increasing function r from the reals to [0, 1] of a separable relaxation y = r(u + c). All expressions have one
/// argument.
/// </summary>
/// <param name="Value">r(v).</param>
/// <param name="Complement">1 - r(v), written so that it keeps its relative accuracy where r(v) is near 1.</param>
/// <param name="Quantile">The v with r(v) = p, for p strictly between 0 and 1.</param>
/// <param name="Pivot">Above this v the complement is the smaller of the two.</param>
internal sealed record Response(Expr Value, Expr Complement, Expr Quantile, double Pivot = 0)
{
    /// <summary>The response whose three functions are given as functions.</summary>
    public static Response Of(Func<Expr, Expr> value, Func<Expr, Expr> complement, Func<Expr, Expr> quantile, double pivot = 0) =>
        new(value(V), complement(V), quantile(V), pivot);

    /// <summary>
    /// What item v adds to sum r - k, less the count of items above the pivot: r(v) below it, minus (1 - r(v)) above it.
    /// Both are small where r saturates, so the sum has no cancellation there and a wide gap between logits still has a
    /// definite root: the one that balances what is missing above with what is present below.
    /// </summary>
    public Expr Residual
    {
        get
        {
            var below = Expr.LessOrEqual(V, Pivot);
            if (!IsOdd)
                return Expr.Choose(below, Value, -Complement);
            var tail = Value.Substitute(_ => Expr.Minimum(V, -V));
            return Expr.Choose(below, tail, -tail);
        }
    }

    /// <summary>1 for an item above the pivot, 0 below.</summary>
    public Expr AbovePivot => Expr.Choose(Expr.LessOrEqual(V, Pivot), 0, 1);

    /// <summary>Whether r has no kinks, so that Halley's step converges cubically everywhere.</summary>
    public bool IsSmooth =>
        !(Value.Uses(ScalarOp.Minimum) || Value.Uses(ScalarOp.Maximum) || Value.Uses(ScalarOp.Choose));

    /// <summary>Whether 1 - r(v) is r(-v): then one evaluation at -|v| serves both sides.</summary>
    private bool IsOdd => Pivot == 0 && Complement.Equals(Value.Substitute(_ => -V));

    private static Expr V => new ArgumentExpr(0);
}
