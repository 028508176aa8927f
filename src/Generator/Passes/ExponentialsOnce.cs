using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Autodiff;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Passes;

/// <summary>
/// Where exp(u) can neither over- nor underflow, a function of exp(u + c) needs one exponential an item for all c:
/// exp(u + c) = w C with w = exp(u), C = exp(c). A root search then costs a product and a quotient an item and step.
/// </summary>
internal static class ExponentialsOnce
{
    /// <summary>The exponential of a number up to that is one in either precision.</summary>
    private const double LargestLimit = 88;

    /// <summary>Whether the pass has something to gain: a root whose response is a function of exp(u + c).</summary>
    public static bool Applies(RowProgram program) =>
        program.Nodes.Any(n => n.Op is ScalarRootOp { InWeights: false } root && CanBeInWeights(root.Response));

    public static RowProgram Run(RowBuilder builder, RowProgram program) =>
        ProgramCopy.Into(builder, program, (node, arguments) => node.Op switch
        {
            ScalarRootOp { InWeights: false } root when CanBeInWeights(root.Response) =>
                InWeights(builder, node.Name, root.Response, arguments),
            MapOp map when node.IsRow => Map(builder, node.Name, map.Body, arguments),
            _ => null,
        });

    private static Node InWeights(RowBuilder builder, string name, Response response, Node[] arguments)
    {
        var weight = Weight(builder, arguments[0]);
        return builder.Add(
            name,
            new ScalarRootOp(response, InWeights: true),
            [weight, .. arguments.Skip(1), builder.Sum("weights", weight), builder.Sum("weightSquares", builder.Map("weightSquare", w => w * w, weight))]);
    }

    /// <summary>
    /// The expression with exp of some part replaced: every use of the part must be through exp. Null where it is not.
    /// </summary>
    public static Expr? InWeights(Expr expr, Func<Expr, bool> isV, Expr q)
    {
        var possible = true;
        bool IsTail(Expr e) => e is CallExpr { Op: ScalarOp.Minimum } least && isV(least[0]) && isV(-least[1]);
        Expr Visit(Expr e)
        {
            if (isV(e))
                possible = false;
            if (e is not CallExpr call)
                return e;
            switch (call.Op)
            {
                case ScalarOp.Exp when isV(call[0]):
                    return q;
                case ScalarOp.Exp when isV(-call[0]):
                    return 1 / q;
                case ScalarOp.Exp when IsTail(call[0]):
                    return Expr.Minimum(q, 1 / q);
                case ScalarOp.Logistic when isV(call[0]):
                    return q * (1 / (1 + q));
                case ScalarOp.Logistic when isV(-call[0]):
                    return 1 / (1 + q);
                case ScalarOp.Logistic when IsTail(call[0]):
                    return Expr.Minimum(q, 1) * (1 / (1 + q));
                case ScalarOp.Multiply when call[0] is CallExpr { Op: ScalarOp.Logistic } tail && IsTail(tail[0]) && call[1].Equals(1 - tail):
                    // Of q/(1 + q) and 1/(1 + q), which share their quotient, neither cancels.
                    return q * (1 / (1 + q)) * (1 / (1 + q));
                case ScalarOp.LessOrEqual when isV(call[0]) && call[1] is ConstantExpr { Value: < LargestLimit } limit:
                    return Expr.LessOrEqual(q, Math.Exp(limit.Value));
                case ScalarOp.LessOrEqual when isV(call[1]) && call[0] is ConstantExpr { Value: < LargestLimit } limit:
                    return Expr.LessOrEqual(Math.Exp(limit.Value), q);
                default:
                    return ExprAlgebra.Rebuild(call.Op, call.Arguments.Select(Visit).ToArray());
            }
        }

        var result = Visit(expr);
        return possible ? result : null;
    }

    /// <summary>Whether everything that a root search evaluates is a function of exp(u + c).</summary>
    private static bool CanBeInWeights(Response response)
    {
        var slope = ExprDerivative.Of(response.Value, 0);
        return new[] { response.Value, response.AbovePivot, response.Residual, slope, ExprDerivative.Of(slope, 0) }
            .All(e => InWeights(e, IsV, Q) is not null);
    }

    private static Expr Q => new ArgumentExpr(0);

    private static bool IsV(Expr e) => e is ArgumentExpr;

    private static Node? Map(RowBuilder builder, string name, Expr body, Node[] arguments)
    {
        var shifted = body.Descendants().OfType<CallExpr>().FirstOrDefault(call =>
            call.Op == ScalarOp.Add
            && call[0] is ArgumentExpr a && arguments[a.Index].IsRow
            && call[1] is ArgumentExpr b && !arguments[b.Index].IsRow);
        if (shifted is null)
            return null;
        var (row, scalar) = ((ArgumentExpr)shifted[0], (ArgumentExpr)shifted[1]);
        var odds = new ArgumentExpr(arguments.Length);
        return InWeights(body, e => e.Equals(shifted), odds) is { } rewritten
            ? builder.Map(name, rewritten, [.. arguments, Odds(builder, arguments[row.Index], arguments[scalar.Index])])
            : null;
    }

    /// <summary>exp(u + c), the odds p / (1 - p) of a logistic response.</summary>
    private static Node Odds(RowBuilder builder, Node u, Node c) =>
        builder.Map("odds", (w, scale) => w * scale, Weight(builder, u), builder.Map("C", a => Expr.Exp(a), c));

    private static Node Weight(RowBuilder builder, Node u) => builder.Map("weight", x => Expr.Exp(x), u);
}
