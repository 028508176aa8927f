using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SubsetGen.Generator.Ir;

/// <summary>Row programs and expressions as text people read: in headers of emitted code, in tests and in errors.</summary>
internal static class Printer
{
    public static string Text(RowProgram program) =>
        $"{{ {string.Join("; ", program.Nodes.Where(n => n.Op is not InputOp).Select(n => n.ToString()))} }}";

    /// <summary>The programs of a step: for any row, for a balanced one, for two steps of such a row.</summary>
    public static string Text(IEnumerable<RowProgram> programs) =>
        string.Concat(programs.Zip(["", ", balanced: ", ", twice: "], (program, which) => which + Text(program)));

    /// <summary>The program, one value a line.</summary>
    public static IEnumerable<string> Lines(RowProgram program) => program.Nodes
        .Where(n => n.Op is not (InputOp or MapOp { Body: ConstantExpr }))
        .Select(n => n.ToString());

    public static string Text(Expr expr, IReadOnlyList<string> arguments) => Text(expr, arguments, 0);

    private static string Text(Expr expr, IReadOnlyList<string> arguments, int outer)
    {
        switch (expr)
        {
            case ConstantExpr constant:
                return constant.Value.ToString("R", CultureInfo.InvariantCulture);
            case ArgumentExpr argument:
                var name = arguments[argument.Index];
                return outer > 1 && name.Contains(' ') ? $"({name})" : name;
        }

        var call = (CallExpr)expr;
        string Part(int index, int precedence) => Text(call[index], arguments, precedence);
        string Infix(string symbol, int precedence)
        {
            var text = $"{Part(0, precedence)} {symbol} {Part(1, precedence + 1)}";
            return precedence < outer ? $"({text})" : text;
        }

        return call.Op switch
        {
            ScalarOp.Add => Infix("+", 1),
            ScalarOp.Subtract => Infix("-", 1),
            ScalarOp.Multiply => Infix("*", 2),
            ScalarOp.Divide => Infix("/", 2),
            ScalarOp.Negate => $"-{Part(0, 3)}",
            ScalarOp.Power => $"{Part(0, 4)}^{Part(1, 4)}",
            ScalarOp.Choose => $"({Part(0, 0)} ? {Part(1, 0)} : {Part(2, 0)})",
            ScalarOp.LessOrEqual => Infix("<=", 0),
            ScalarOp.Equal => Infix("=", 0),
            ScalarOp.And => Infix("and", 0),
            _ => $"{call.Op}({string.Join(", ", call.Arguments.Select(a => Text(a, arguments, 0)))})",
        };
    }
}
