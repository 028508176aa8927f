using System;
using System.Collections.Generic;
using System.Linq;

namespace SubsetGen.Generator.Ir;

/// <summary>A value as a sum of products of other values, so that what two values differ by shows term by term.</summary>
internal sealed class Polynomial
{
    private Polynomial(IReadOnlyList<(IReadOnlyList<Node> Factors, double Coefficient)> terms) => Terms = terms;

    /// <summary>Products of values, each with a number that is not 0.</summary>
    public IReadOnlyList<(IReadOnlyList<Node> Factors, double Coefficient)> Terms { get; }

    /// <summary>The value, where it is one; null where it is not.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isExpanded">Which maps are looked into; the others are values as they are.</param>
    public static Polynomial? Of(Node value, Func<Node, bool> isExpanded) =>
        value is { Op: MapOp { Body: var body } } && isExpanded(value) ? OfExpr(body, value, isExpanded) : new([([value], 1)]);

    public static Polynomial operator -(Polynomial a, Polynomial b) => a.Plus(b, -1)!;

    /// <summary>The terms that hold to <paramref name="condition"/>.</summary>
    public Polynomial Where(Func<IReadOnlyList<Node>, bool> condition) => new([.. Terms.Where(t => condition(t.Factors))]);

    /// <summary>Whether both have the same terms.</summary>
    public bool IsSameAs(Polynomial other) => (this - other).Terms.Count == 0;

    /// <summary>The value again, over its factors: arguments are those of <paramref name="factors"/>, which it adds to.</summary>
    public Expr Over(List<Node> factors)
    {
        Expr Argument(Node node)
        {
            if (!factors.Contains(node))
                factors.Add(node);
            return new ArgumentExpr(factors.IndexOf(node));
        }

        // What is added comes first: nothing is negated that could be subtracted.
        Expr sum = 0;
        foreach (var (product, coefficient) in Terms.OrderByDescending(t => t.Coefficient > 0))
        {
            var term = product.Select(Argument).Aggregate((Expr)Math.Abs(coefficient), (a, b) => a * b);
            sum = coefficient > 0 ? sum + term : sum - term;
        }

        return sum;
    }

    private static Polynomial? OfExpr(Expr e, Node map, Func<Node, bool> isExpanded)
    {
        Polynomial? Part(int index) => OfExpr(((CallExpr)e)[index], map, isExpanded);
        return e switch
        {
            ConstantExpr { Value: 0 } => new([]),
            ConstantExpr constant => new([([], constant.Value)]),
            ArgumentExpr argument => Of(map.Arguments[argument.Index], isExpanded),
            CallExpr { Op: ScalarOp.Negate } => new Polynomial([]).Plus(Part(0), -1),
            CallExpr { Op: ScalarOp.Add } => Part(0)?.Plus(Part(1), 1),
            CallExpr { Op: ScalarOp.Subtract } => Part(0)?.Plus(Part(1), -1),
            CallExpr { Op: ScalarOp.Multiply } => Part(0)?.Times(Part(1)),
            _ => null,
        };
    }

    private Polynomial? Plus(Polynomial? other, double scale) => other is null
        ? null
        : Collected([.. Terms, .. other.Terms.Select(t => (t.Factors, scale * t.Coefficient))]);

    private Polynomial? Times(Polynomial? other) => other is null
        ? null
        : Collected([.. from a in Terms from b in other.Terms select ((IReadOnlyList<Node>)[.. a.Factors, .. b.Factors], a.Coefficient * b.Coefficient)]);

    private static Polynomial Collected(IReadOnlyList<(IReadOnlyList<Node> Factors, double Coefficient)> terms) => new(
    [
        .. terms.GroupBy(t => string.Join(",", t.Factors.Select(f => f.Id).OrderBy(id => id)))
            .Select(group => (group.First().Factors, Coefficient: group.Sum(t => t.Coefficient)))
            .Where(t => t.Coefficient != 0),
    ]);
}
