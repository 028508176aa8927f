using System;
using System.Linq;

namespace SubsetGen.Generator.Ir;

/// <summary>
/// Builds expressions with the identities that derivatives leave behind already applied (0 + a, 1 * a, constants folded).
/// Only identities that hold for every finite value and cost no accuracy.
/// </summary>
internal static class ExprAlgebra
{
    public static Expr Add(Expr a, Expr b) => (a, b) switch
    {
        (ConstantExpr x, ConstantExpr y) => x.Value + y.Value,
        (ConstantExpr { Value: 0 }, _) => b,
        (_, ConstantExpr { Value: 0 }) => a,
        _ when Merged(a, b, Add) is { } merged => merged,
        (CallExpr { Op: ScalarOp.Negate } x, CallExpr { Op: ScalarOp.Negate } y) => Negate(Add(x[0], y[0])),
        (_, CallExpr { Op: ScalarOp.Negate } negated) => Subtract(a, negated[0]),
        (CallExpr { Op: ScalarOp.Negate } negated, _) => Subtract(b, negated[0]),
        _ => new CallExpr(ScalarOp.Add, a, b),
    };

    public static Expr Subtract(Expr a, Expr b) => (a, b) switch
    {
        (ConstantExpr x, ConstantExpr y) => x.Value - y.Value,
        (_, ConstantExpr { Value: 0 }) => a,
        (ConstantExpr { Value: 0 }, _) => Negate(b),
        _ when Merged(a, b, Subtract) is { } merged => merged,
        (_, CallExpr { Op: ScalarOp.Negate } negated) => Add(a, negated[0]),
        _ => new CallExpr(ScalarOp.Subtract, a, b),
    };

    public static Expr Multiply(Expr a, Expr b) => (a, b) switch
    {
        (ConstantExpr x, ConstantExpr y) => x.Value * y.Value,
        (ConstantExpr { Value: 0 }, _) or (_, ConstantExpr { Value: 0 }) => 0,
        (ConstantExpr { Value: 1 }, _) => b,
        (_, ConstantExpr { Value: 1 }) => a,
        (ConstantExpr { Value: -1 }, _) => Negate(b),
        (_, ConstantExpr { Value: -1 }) => Negate(a),
        (CallExpr { Op: ScalarOp.Negate } negated, _) => Negate(Multiply(negated[0], b)),
        (_, CallExpr { Op: ScalarOp.Negate } negated) => Negate(Multiply(a, negated[0])),
        (ConstantExpr, CallExpr { Op: ScalarOp.Divide } reciprocal) when reciprocal[0] is ConstantExpr { Value: 1 } => Divide(a, reciprocal[1]),
        _ => new CallExpr(ScalarOp.Multiply, a, b),
    };

    public static Expr Divide(Expr a, Expr b) => (a, b) switch
    {
        (ConstantExpr x, ConstantExpr y) when y.Value != 0 => x.Value / y.Value,
        (ConstantExpr { Value: 0 }, _) => 0,
        (_, ConstantExpr { Value: 1 }) => a,
        (CallExpr { Op: ScalarOp.Negate } negated, _) => Negate(Divide(negated[0], b)),
        _ => new CallExpr(ScalarOp.Divide, a, b),
    };

    public static Expr DivideOrZero(Expr a, Expr b) => b is ConstantExpr { Value: 0 } ? 0 : new CallExpr(ScalarOp.DivideOrZero, a, b);

    public static Expr Negate(Expr a) => a switch
    {
        ConstantExpr { Value: 0 } => 0,
        ConstantExpr x => -x.Value,
        CallExpr { Op: ScalarOp.Negate } negated => negated[0],
        CallExpr { Op: ScalarOp.Subtract } difference => Subtract(difference[1], difference[0]),
        _ => new CallExpr(ScalarOp.Negate, a),
    };

    public static Expr Power(Expr a, Expr exponent) => exponent switch
    {
        ConstantExpr { Value: 0 } => 1,
        ConstantExpr { Value: 1 } => a,
        _ => new CallExpr(ScalarOp.Power, a, exponent),
    };

    public static Expr Choose(Expr condition, Expr yes, Expr no)
    {
        (yes, no) = (Decided(yes, condition, 1), Decided(no, condition, 2));
        return yes.Equals(no) ? yes : new CallExpr(ScalarOp.Choose, condition, yes, no);
    }

    /// <summary>Inside a choice, choices by the same condition are decided: their <paramref name="side"/> is taken.</summary>
    private static Expr Decided(Expr e, Expr condition, int side) => e switch
    {
        CallExpr { Op: ScalarOp.Choose } choice when choice[0].Equals(condition) => Decided(choice[side], condition, side),
        CallExpr call => Rebuild(call.Op, [.. call.Arguments.Select(a => Decided(a, condition, side))]),
        _ => e,
    };

    /// <summary>Two choices between constants by the same condition are one.</summary>
    private static Expr? Merged(Expr a, Expr b, Func<Expr, Expr, Expr> combine) =>
        a is CallExpr { Op: ScalarOp.Choose } x && b is CallExpr { Op: ScalarOp.Choose } y && x[0].Equals(y[0])
        && x[1] is ConstantExpr && x[2] is ConstantExpr && y[1] is ConstantExpr && y[2] is ConstantExpr
            ? Choose(x[0], combine(x[1], y[1]), combine(x[2], y[2]))
            : null;

    /// <summary>The same operation on other arguments.</summary>
    public static Expr Rebuild(ScalarOp op, Expr[] arguments) => op switch
    {
        ScalarOp.Add => Add(arguments[0], arguments[1]),
        ScalarOp.Subtract => Subtract(arguments[0], arguments[1]),
        ScalarOp.Multiply => Multiply(arguments[0], arguments[1]),
        ScalarOp.Divide => Divide(arguments[0], arguments[1]),
        ScalarOp.DivideOrZero => DivideOrZero(arguments[0], arguments[1]),
        ScalarOp.Negate => Negate(arguments[0]),
        ScalarOp.Power => Power(arguments[0], arguments[1]),
        ScalarOp.Choose => Choose(arguments[0], arguments[1], arguments[2]),
        _ => new CallExpr(op, arguments),
    };
}
