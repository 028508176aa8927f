using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Autodiff;

/// <summary>
/// The logarithm of a row up to a constant: of products and quotients it is a sum, of powers a product, of exponentials what they
/// are of, so that its derivatives have none of them.
/// </summary>
internal sealed class Logarithm
{
    private readonly List<Node> arguments = [];

    private Logarithm()
    {
    }

    /// <summary>The logarithm of a product of exponentials; null of other rows.</summary>
    public static Node? OfExponential(RowBuilder builder, Node row)
    {
        if (row.Op is not MapOp map)
            return null;
        var logarithm = new Logarithm();
        var sum = logarithm.Of(map.Body, row);
        return sum.Uses(ScalarOp.Log) ? null : builder.Map(row.Name + "Log", sum, [.. logarithm.arguments]);
    }

    /// <summary>Whether a step hands on its row times something with a power: the derivatives of its logarithm are shorter.</summary>
    public static bool IsShorter(StepBody body) =>
        body.Next.Op is MapOp map && map.Body.Uses(ScalarOp.Power) && Factors(map.Body).Any(f => IsCarried(f, body.Next));

    /// <summary>The logarithm of what a step makes of its row over that row, which must be a factor of it.</summary>
    public static Node OfRatio(RowBuilder builder, Node next)
    {
        var factors = Factors(((MapOp)next.Op).Body).ToList();
        factors.Remove(factors.First(f => IsCarried(f, next)));
        var logarithm = new Logarithm();
        Expr sum = 0;
        foreach (var factor in factors)
            sum += logarithm.Of(factor, next);
        return builder.Map(next.Name + "Log", sum, [.. logarithm.arguments]);
    }

    private static IEnumerable<Expr> Factors(Expr e) =>
        e is CallExpr { Op: ScalarOp.Multiply } product ? Factors(product[0]).Concat(Factors(product[1])) : [e];

    private static bool IsCarried(Expr factor, Node map) =>
        factor is ArgumentExpr a && map.Arguments[a.Index].Op is InputOp { Kind: InputKind.Carried };

    private Expr Of(Expr e, Node map)
    {
        switch (e)
        {
            case ConstantExpr { Value: > 0 }:
                return 0;
            case CallExpr { Op: ScalarOp.Multiply } product:
                return Of(product[0], map) + Of(product[1], map);
            case CallExpr { Op: ScalarOp.Divide } quotient:
                return Of(quotient[0], map) - Of(quotient[1], map);
            case CallExpr { Op: ScalarOp.Power } power:
                return Copy(power[1], map) * Of(power[0], map);
            case CallExpr { Op: ScalarOp.Exp } exponential:
                return Copy(exponential[0], map);
            case ArgumentExpr a when map.Arguments[a.Index] is { Op: MapOp { Body: CallExpr { Op: ScalarOp.Divide or ScalarOp.Exp } body } } inner:
                return Of(body, inner);
            // In a row whose other items have all underflowed nothing is left of an item, and nothing depends on it.
            case ArgumentExpr a when map.Arguments[a.Index].Op is OthersOp:
                return Expr.Choose(Expr.LessOrEqual(Copy(a, map), 0), 0, Expr.Log(Copy(a, map)));
            default:
                return Expr.Log(Copy(e, map));
        }
    }

    private Expr Copy(Expr e, Node map) => e.Substitute(a =>
    {
        var node = map.Arguments[a.Index];
        if (!arguments.Contains(node))
            arguments.Add(node);
        return new ArgumentExpr(arguments.IndexOf(node));
    });
}
