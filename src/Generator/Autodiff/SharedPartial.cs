using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Autodiff;

/// <summary>
/// A derivative as an expression for a further map, with as little computed again as possible: where it contains the value
/// itself (exp, quotients) that is used, and where it is costly it becomes a value of its own, which equal ones share.
/// </summary>
internal static class SharedPartial
{
    /// <param name="builder">Where values are added.</param>
    /// <param name="node">The node that is differentiated.</param>
    /// <param name="map">Its operation.</param>
    /// <param name="partial">The derivative, over the node's arguments.</param>
    /// <param name="arguments">The arguments of the map under construction; the node's own come first. May grow.</param>
    public static Expr Of(RowBuilder builder, Node node, MapOp map, Expr partial, List<Node> arguments)
    {
        if (partial is CallExpr { Op: ScalarOp.Negate } negated)
            return -Of(builder, node, map, negated[0], arguments);
        var value = new ArgumentExpr(arguments.Count);
        var reusing = Replace(partial, map.Body, value);
        if (!ReferenceEquals(reusing, partial))
        {
            arguments.Add(node);
            partial = reusing;
        }

        if (!IsCostly(partial))
            return partial;
        arguments.Add(builder.Map("w", partial, [.. arguments]));
        return new ArgumentExpr(arguments.Count - 1);
    }

    private static bool IsCostly(Expr partial) => partial.Uses(ScalarOp.Exp) || partial.Uses(ScalarOp.Log)
        || partial.Uses(ScalarOp.Logistic) || partial.Uses(ScalarOp.Power);

    private static Expr Replace(Expr expr, Expr part, Expr by)
    {
        if (expr.Equals(part))
            return by;
        if (expr is not CallExpr call || !call.Descendants().Any(e => e.Equals(part)))
            return expr;
        return ExprAlgebra.Rebuild(call.Op, call.Arguments.Select(a => Replace(a, part, by)).ToArray());
    }
}
