using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Autodiff;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Passes;

namespace SubsetGen.Generator.Render;

/// <summary>
/// What one evaluation of a root search adds up over the items: how far the sum of the responses is from k, in two parts, and what its
/// derivatives in c are made of.
/// </summary>
internal sealed class RootSums
{
    private readonly bool isLogistic;

    /// <param name="response">The function.</param>
    /// <param name="inWeights">Whether it is evaluated on exp(u + c) instead of u + c.</param>
    public RootSums(Response response, bool inWeights)
    {
        isLogistic = response.IsLogistic;
        var slope = ExprDerivative.Of(response.Value, 0);
        List<(string Name, Expr Term)> terms =
        [
            ("above", response.AbovePivot),
            ("missing", inWeights && isLogistic ? response.ResidualOfBoth : response.Residual),
            ("slope", slope),
        ];
        if (isLogistic)
        {
            // With p = r(1 - r) for the slope the next derivatives are p(1 - 2r) and p(1 - 6p): what is left to add up are two products.
            terms.Add(("bent", slope * (inWeights ? response.Value : OneTail(response.Value))));
            terms.Add(("square", slope * slope));
        }
        else
        {
            terms.Add(("curvature", ExprDerivative.Of(slope, 0)));
        }

        Terms = inWeights
            ? [.. terms.Select(t => (t.Name, ExponentialsOnce.InWeights(t.Term, e => e is ArgumentExpr, new ArgumentExpr(0))!))]
            : terms;
    }

    public IReadOnlyList<(string Name, Expr Term)> Terms { get; }

    public int Derivatives => isLogistic ? 3 : 2;

    /// <summary>What is multiplied and added in one operation: the factors of a product that no other sum needs, or a term as it is.</summary>
    public IReadOnlyList<Expr> Factors(Expr term) =>
        term is CallExpr { Op: ScalarOp.Multiply } product && Terms.Sum(t => t.Term.Descendants().Count(term.Equals)) == 1 ? [.. product.Arguments] : [term];

    /// <summary>The residual's value and derivatives from the totals.</summary>
    public string[] Results(Target target)
    {
        const string Value = "above.Total() - k + missing.Total()";
        const string Slope = "slope.Total()";
        return isLogistic
            ? [Value, Slope, $"{Slope} - {target.Literal(2)} * bent.Total()", $"{Slope} - {target.Literal(6)} * square.Total()"]
            : [Value, Slope, "curvature.Total()"];
    }

    /// <summary>The logistic function from its smaller side, which the slope has computed already.</summary>
    private static Expr OneTail(Expr logistic)
    {
        var v = new ArgumentExpr(0);
        var tail = logistic.Substitute(_ => Expr.Minimum(v, -v));
        return Expr.Choose(Expr.LessOrEqual(v, 0), tail, 1 - tail);
    }
}
