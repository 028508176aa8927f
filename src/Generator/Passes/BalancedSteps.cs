using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Autodiff;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Passes;

/// <summary>
/// Gives steps that ask for the sum of the others a second program, for rows in which no item outweighs all others together:
/// there the sum less the item loses nothing, and neither does 1 - p for the others' share of the sum. The adjoint is that of
/// the second program, so it too is free of what keeps an item apart that outweighs the rest.
/// </summary>
internal static class BalancedSteps
{
    public static RowProgram Run(RowBuilder builder, RowProgram program)
    {
        var known = new Dictionary<StepBody, StepBody>();
        StepBody Step(StepBody body) => known.TryGetValue(body, out var found)
            ? found
            : known[body] = new StepBody(body.Program, body.Head, Balanced(builder.Nested(), body.Program), StaysBalanced(body.Next));

        return ProgramCopy.Into(builder, program, (node, arguments) =>
        {
            switch (node.Op)
            {
                case RepeatOp repeat:
                    return builder.Add(node.Name, new RepeatOp(Step(repeat.Body)), arguments);
                case RepeatReverseOp reverse:
                    var body = Step(reverse.Body);
                    var adjoint = body.Balanced is null
                        ? reverse.Adjoint
                        : new AdjointBody(
                            reverse.Adjoint.Program,
                            reverse.Adjoint.OfLogarithm,
                            RepeatAdjoint.Of(builder, body.Balanced, reverse.Adjoint.OfLogarithm, reverse.Adjoint.HasTemperature));
                    return builder.Add(node.Name, new RepeatReverseOp(body, adjoint), arguments);
                default:
                    return null;
            }
        });
    }

    private static RowProgram? Balanced(RowBuilder builder, RowProgram step)
    {
        if (!step.Nodes.Any(n => n.Op is OthersOp && n.Arguments[0].Op is InputOp { Kind: InputKind.Carried }))
            return null;
        return ProgramCopy.Into(builder, step, (node, arguments) => node switch
        {
            { Op: OthersOp } => builder.Map(node.Name, (sum, item) => sum - item, builder.Sum("sum", arguments[0]), arguments[0]),
            { Op: MapOp { Body: CallExpr { Op: ScalarOp.Divide } quotient } } when IsShareOfOthers(node, quotient) =>
                builder.Map(node.Name, p => 1 - p, Share(builder, arguments[((ArgumentExpr)quotient[1]).Index])),
            _ => null,
        });
    }

    /// <summary>
    /// Whether a balanced row becomes a balanced one: where each item is multiplied by the others' share itself. p (1 - p) rises up
    /// to p = 1/2, so that the largest item m stays the largest; and no other loses a larger part, so that all others together keep
    /// at least (1 - p_m)(1 - p_m), which is p_m (1 - p_m) or more.
    /// </summary>
    private static bool StaysBalanced(Node next) =>
        next.Op is MapOp { Body: CallExpr { Op: ScalarOp.Multiply } product } && product[0] is ArgumentExpr && product[1] is ArgumentExpr
        && next.Arguments.Any(a => a.Op is InputOp { Kind: InputKind.Carried })
        && next.Arguments.Any(a => a.Op is MapOp { Body: CallExpr { Op: ScalarOp.Divide } quotient } && IsShareOfOthers(a, quotient));

    /// <summary>Whether it is the sum of the others over the sum.</summary>
    private static bool IsShareOfOthers(Node node, CallExpr quotient)
    {
        if (quotient[0] is not ArgumentExpr others || quotient[1] is not ArgumentExpr sum)
            return false;
        var (above, below) = (node.Arguments[others.Index], node.Arguments[sum.Index]);
        return above.Op is OthersOp && below.Op is ReduceOp { Kind: ReduceKind.Sum } && above.Arguments[0] == below.Arguments[0];
    }

    /// <summary>Each item over the sum.</summary>
    private static Node Share(RowBuilder builder, Node sum) => builder.Map("p", (item, s) => item / s, sum.Arguments[0], sum);
}
