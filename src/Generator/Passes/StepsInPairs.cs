using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Autodiff;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Passes;

/// <summary>
/// Gives steps whose balanced rows stay balanced a program for two steps. The sum that the second step divides by is one over items of a
/// polynomial in their weights, whose coefficients are known when the first begins: it follows from the sum of the weights and that of
/// their squares. So both steps are one pass, which reads and writes the row once. The adjoint is that of the program for two steps.
/// </summary>
internal static class StepsInPairs
{
    public static RowProgram Run(RowBuilder builder, RowProgram program)
    {
        var known = new Dictionary<StepBody, StepBody>();
        StepBody Step(StepBody body) => known.TryGetValue(body, out var found)
            ? found
            : known[body] = new StepBody(body.Program, body.Head, body.Balanced, body.StaysBalanced, Twice(builder, body));

        var reversed = new Dictionary<Node, Node>();
        return ProgramCopy.Into(builder, program, (node, arguments) =>
        {
            switch (node.Op)
            {
                case RepeatOp repeat:
                    return builder.Add(node.Name, new RepeatOp(Step(repeat.Body)), arguments);
                case RepeatReverseOp { Adjoint.HasTemperature: false } reverse when Step(reverse.Body) is { Twice: not null } body:
                    var cotangent = builder.Add(node.Name, new RepeatReverseOp(body, Adjoint(builder, body)), arguments);
                    reversed.Add(node, cotangent);
                    var multiple = builder.Add(node.Name + "Multiple", new RepeatNumberOp(1), cotangent);
                    return builder.Map(node.Name, (row, m, w) => row + (m * w), cotangent, multiple, arguments[0]);
                case RepeatNumberOp when reversed.TryGetValue(node.Arguments[0], out var of):
                    return builder.Add(node.Name, node.Op, of);
                default:
                    return null;
            }
        });
    }

    private static AdjointBody Adjoint(RowBuilder builder, StepBody body)
    {
        RowProgram Of(RowProgram step) => RepeatAdjoint.Of(builder, step, ofLogarithm: false, wantsTemperature: false, hasMultiple: true);
        return new AdjointBody(Of(body.Program), ofLogarithm: false, Of(body.Balanced!), Of(body.Twice!));
    }

    private static RowProgram? Twice(RowBuilder outer, StepBody body)
    {
        if (body is not { Balanced: { } balanced, StaysBalanced: true })
            return null;
        var builder = outer.Nested();
        // Without quotients by sums, which no polynomial has.
        var step = ScalarsOutOfRows.Run(outer.Nested(), balanced);
        var first = ProgramCopy.Into(builder, step);
        var isKnown = true;
        var second = ProgramCopy.Into(builder, step, (node, arguments) =>
        {
            if (node.Op is InputOp { Kind: InputKind.Carried })
                return first.Results[0];
            if (node.Op is not ReduceOp { Kind: ReduceKind.Sum })
                return null;
            var sum = Sum(builder, arguments[0]);
            isKnown &= sum is not null;
            return sum;
        });
        return isKnown
            ? new RowProgram([second.Results[0], builder.Map(balanced.Results[1].Name, (a, b) => a + b, first.Results[1], second.Results[1])])
            : null;
    }

    /// <summary>The sum of a polynomial in the items of one row, from that of the row and that of its squares; null of any other.</summary>
    private static Node? Sum(RowBuilder builder, Node row)
    {
        if (Polynomial.Of(row, node => node is { IsRow: true, Op: MapOp }) is not { } polynomial)
            return null;
        var factors = new List<Node>();
        Expr total = 0;
        foreach (var (product, coefficient) in polynomial.Terms)
        {
            if (SumOfProduct(builder, [.. product.Where(f => f.IsRow)]) is not { } sum)
                return null;
            Expr term = coefficient;
            foreach (var factor in product.Where(f => !f.IsRow).Append(sum))
            {
                factors.Add(factor);
                term *= new ArgumentExpr(factors.Count - 1);
            }

            total += term;
        }

        return builder.Map("sum", total, [.. factors]);
    }

    private static Node? SumOfProduct(RowBuilder builder, IReadOnlyList<Node> rows) => rows.Count switch
    {
        1 => builder.Sum("sum", rows[0]),
        2 when rows[0] == rows[1] => builder.Add("squares", new ReduceOp(ReduceKind.Squares), rows[0]),
        _ => null,
    };
}
