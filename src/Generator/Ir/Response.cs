using System;
using System.Linq;

namespace SubsetGen.Generator.Ir;

/// <summary>
/// The increasing function r from the reals to [0, 1] of a separable relaxation y = r(u + c). All expressions have one
/// argument.
/// </summary>
/// <param name="Value">r(v).</param>
/// <param name="Complement">1 - r(v), written so that it keeps its relative accuracy where r(v) is near 1.</param>
/// <param name="Quantile">The v with r(v) = p, for p strictly between 0 and 1; null where it has no formula and is searched.</param>
/// <param name="Pivot">Above this v the complement is the smaller of the two.</param>
internal sealed record Response(Expr Value, Expr Complement, Expr? Quantile, double Pivot = 0)
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
            var tail = BelowZero(Value).Substitute(_ => Expr.Minimum(V, -V));
            return Expr.Choose(below, tail, -tail);
        }
    }

    /// <summary>The same from r and its complement as they stand, for where both of them are at hand.</summary>
    public Expr ResidualOfBoth => Expr.Choose(Expr.LessOrEqual(V, Pivot), Value, -Complement);

    /// <summary>Whether r is the logistic function itself, whose derivatives are polynomials in it.</summary>
    public bool IsLogistic => Value is CallExpr { Op: ScalarOp.Logistic } logistic && logistic[0].Equals(V);

    /// <summary>1 for an item above the pivot, 0 below.</summary>
    public Expr AbovePivot => Expr.Choose(Expr.LessOrEqual(V, Pivot), 0, 1);

    /// <summary>Whether r has no kinks, so that Halley's step converges cubically everywhere.</summary>
    public bool IsSmooth { get; init; } =
        !(Value.Uses(ScalarOp.Minimum) || Value.Uses(ScalarOp.Maximum) || Value.Uses(ScalarOp.Choose));

    /// <summary>The expression where its argument is at most 0: choices that depend on more than that are decided.</summary>
    private static Expr BelowZero(Expr e) => e switch
    {
        CallExpr { Op: ScalarOp.Choose } choice when IsCase(choice[0], out var isBelow) => BelowZero(choice[isBelow ? 1 : 2]),
        CallExpr call => ExprAlgebra.Rebuild(call.Op, [.. call.Arguments.Select(BelowZero)]),
        _ => e,
    };

    private static bool IsCase(Expr condition, out bool isBelow)
    {
        isBelow = condition is CallExpr { Op: ScalarOp.LessOrEqual } low && low[0].Equals(V) && low[1] is ConstantExpr { Value: >= 0 };
        return isBelow || (condition is CallExpr { Op: ScalarOp.LessOrEqual } high && high[1].Equals(V) && high[0] is ConstantExpr { Value: > 0 });
    }

    /// <summary>Whether 1 - r(v) is r(-v): then one evaluation at -|v| serves both sides.</summary>
    private bool IsOdd => Pivot == 0 && Complement.Equals(Value.Substitute(_ => -V));

    private static Expr V => new ArgumentExpr(0);
}
