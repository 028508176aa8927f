using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Tests.Interpreter;

/// <summary>The value of a scalar expression; a condition is 1 or 0.</summary>
internal static class ExprInterpreter
{
    public static double Evaluate(Expr expr, Func<int, double> argument)
    {
        switch (expr)
        {
            case ConstantExpr constant:
                return constant.Value;
            case ArgumentExpr a:
                return argument(a.Index);
        }

        var call = (CallExpr)expr;
        double Operand(int index) => Evaluate(call[index], argument);
        return call.Op switch
        {
            ScalarOp.Add => Operand(0) + Operand(1),
            ScalarOp.Subtract => Operand(0) - Operand(1),
            ScalarOp.Multiply => Operand(0) * Operand(1),
            ScalarOp.Divide => Operand(0) / Operand(1),
            ScalarOp.DivideOrZero => Operand(1) == 0 ? 0 : Operand(0) / Operand(1),
            ScalarOp.Negate => -Operand(0),
            ScalarOp.Exp => Math.Exp(Operand(0)),
            ScalarOp.Log => Math.Log(Operand(0)),
            ScalarOp.Logistic => Logistic(Operand(0)),
            ScalarOp.Power => Math.Pow(Operand(0), Operand(1)),
            ScalarOp.Minimum => Math.Min(Operand(0), Operand(1)),
            ScalarOp.Maximum => Math.Max(Operand(0), Operand(1)),
            ScalarOp.LessOrEqual => Operand(0) <= Operand(1) ? 1 : 0,
            ScalarOp.Equal => Operand(0) == Operand(1) ? 1 : 0,
            ScalarOp.And => Operand(0) != 0 && Operand(1) != 0 ? 1 : 0,
            ScalarOp.Choose => Operand(0) != 0 ? Operand(1) : Operand(2),
            _ => throw new NotSupportedException($"The interpreter does not know {call.Op}."),
        };
    }

    // exp(-|a|) never overflows, and keeps every digit of the small side.
    private static double Logistic(double a) => a >= 0 ? 1 / (1 + Math.Exp(-a)) : Math.Exp(a) / (1 + Math.Exp(a));
}
