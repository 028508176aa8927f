using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Passes;

/// <summary>
/// Whatever in a map over items does not depend on the item is computed once a row: a division by a scalar becomes a
/// product with its reciprocal, a division by a constant a product with a constant.
/// </summary>
internal static class ScalarsOutOfRows
{
    public static RowProgram Run(RowBuilder builder, RowProgram program) =>
        ProgramCopy.Into(builder, program, (node, arguments) => node switch
        {
            { Op: MapOp map, IsRow: true } => Hoist(builder, node.Name, map.Body, arguments),
            { Op: MapOp map } => builder.Map(node.Name, Rebuild(map.Body, MultiplyByReciprocalOfConstant), arguments),
            _ => null,
        });

    private static Node Hoist(RowBuilder builder, string name, Expr body, Node[] arguments)
    {
        var all = arguments.ToList();
        bool IsScalar(Expr e) => e.Descendants().OfType<ArgumentExpr>().All(a => !all[a.Index].IsRow);
        Expr Argument(string hoistedName, Expr scalar)
        {
            var node = builder.Map(hoistedName, scalar, [.. all]);
            if (node.Op is MapOp { Body: ConstantExpr constant })
                return constant;
            all.Add(node);
            return new ArgumentExpr(all.Count - 1);
        }

        Expr Visit(Expr e)
        {
            if (e is not CallExpr call)
                return e;
            if (IsScalar(call))
                return call.Op is ScalarOp.LessOrEqual or ScalarOp.Equal or ScalarOp.And
                    ? call
                    : Argument(NameOf(call, all), Rebuild(call, MultiplyByReciprocalOfConstant));
            if (call.Op == ScalarOp.Divide && IsScalar(call[1]))
                return Visit(call[0]) * (call[1] is ConstantExpr c ? 1 / c.Value : Argument("inv" + Capital(NameOf(call[1], all)), 1 / call[1]));
            return ExprAlgebra.Rebuild(call.Op, call.Arguments.Select(Visit).ToArray());
        }

        return builder.Map(name, Visit(body), [.. all]);
    }

    private static string NameOf(Expr scalar, List<Node> arguments) => scalar switch
    {
        ArgumentExpr argument => Capital(arguments[argument.Index].Name),
        CallExpr { Op: ScalarOp.Divide } quotient when quotient[0] is ConstantExpr => "inv" + NameOf(quotient[1], arguments),
        CallExpr { Op: ScalarOp.DivideOrZero } => "share",
        _ => "factor",
    };

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    private static Expr Rebuild(Expr e, System.Func<CallExpr, Expr> visit) => e is CallExpr call
        ? visit(new CallExpr(call.Op, call.Arguments.Select(a => Rebuild(a, visit)).ToArray()))
        : e;

    private static Expr MultiplyByReciprocalOfConstant(CallExpr call) =>
        call.Op == ScalarOp.Divide && call[1] is ConstantExpr divisor && call[0] is not ConstantExpr
            ? call[0] * (1 / divisor.Value)
            : ExprAlgebra.Rebuild(call.Op, call.Arguments.ToArray());
}
