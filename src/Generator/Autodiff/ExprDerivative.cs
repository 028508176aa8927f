using System;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Autodiff;

/// <summary>The derivative of every scalar operation in each of its arguments: one table for all methods and both walks.</summary>
internal static class ExprDerivative
{
    /// <summary>The partial derivative of an expression in one argument.</summary>
    public static Expr Of(Expr expr, int argument)
    {
        switch (expr)
        {
            case ConstantExpr:
                return 0;
            case ArgumentExpr a:
                return a.Index == argument ? 1 : 0;
        }

        var call = (CallExpr)expr;
        if (call.Op == ScalarOp.Choose)
        {
            // The side not taken may be infinite: it must be chosen away, not multiplied by zero.
            return Expr.Choose(call[0], Of(call[1], argument), Of(call[2], argument));
        }

        Expr sum = 0;
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var inner = Of(call[i], argument);
            if (inner is ConstantExpr { Value: 0 })
                continue;
            sum += Partial(call, i) * inner;
        }

        return sum;
    }

    /// <summary>The derivative of one operation in one of its operands.</summary>
    public static Expr Partial(CallExpr call, int operand) => (call.Op, operand) switch
    {
        (ScalarOp.Add, _) => 1,
        (ScalarOp.Subtract, 0) => 1,
        (ScalarOp.Subtract, 1) => -1,
        (ScalarOp.Multiply, 0) => call[1],
        (ScalarOp.Multiply, 1) => call[0],
        (ScalarOp.Divide, 0) => 1 / call[1],
        (ScalarOp.Divide, 1) => -(call / call[1]),
        (ScalarOp.DivideOrZero, 0) => Expr.DivideOrZero(1, call[1]),
        (ScalarOp.DivideOrZero, 1) => -Expr.DivideOrZero(call, call[1]),
        (ScalarOp.Negate, _) => -1,
        (ScalarOp.Exp, _) => call,
        (ScalarOp.Log, _) => 1 / call[0],
        (ScalarOp.Logistic, _) => LogisticSlope(call[0]),
        (ScalarOp.Power, 0) => call[1] * Expr.Power(call[0], call[1] - 1),
        // Where the power vanishes so does its slope, though the logarithm is infinite.
        (ScalarOp.Power, 1) => Expr.Choose(Expr.LessOrEqual(call[0], 0), 0, call * Expr.Log(call[0])),
        (ScalarOp.Minimum, 0) => Expr.Choose(AtMost(call[0], call[1]), 1, 0),
        (ScalarOp.Minimum, 1) => Expr.Choose(AtMost(call[0], call[1]), 0, 1),
        (ScalarOp.Maximum, 0) => Expr.Choose(AtMost(call[1], call[0]), 1, 0),
        (ScalarOp.Maximum, 1) => Expr.Choose(AtMost(call[1], call[0]), 0, 1),
        (ScalarOp.LessOrEqual or ScalarOp.Equal or ScalarOp.And, _) => 0,
        _ => throw new NotSupportedException($"{call.Op} has no derivative rule for operand {operand}."),
    };

    /// <summary>a at most b; against its own negative, a at most 0.</summary>
    private static Expr AtMost(Expr a, Expr b) => Expr.LessOrEqual(a, b.Equals(-a) ? 0 : b);

    /// <summary>s (1 - s) at minus the distance from the middle, where neither factor cancels.</summary>
    private static Expr LogisticSlope(Expr a)
    {
        // An even function: of a and of -a it is the same value, to be computed once.
        if (a is CallExpr { Op: ScalarOp.Negate } negated)
            a = negated[0];
        var isTail = a is CallExpr { Op: ScalarOp.Minimum } minimum && minimum[1].Equals(-minimum[0]);
        var tail = Expr.Logistic(isTail ? a : Expr.Minimum(a, -a));
        return tail * (1 - tail);
    }
}
