using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Passes;

/// <summary>
/// A whole power of a row becomes squares and their products, each a value of its own: powers of the same row share them, and
/// none asks for every vector what the exponent is.
/// </summary>
internal static class PowersAsProducts
{
    /// <summary>Six squarings: up to there the rounding of products stays at a few units in the last place.</summary>
    private const int LargestExponent = 64;

    public static RowProgram Run(RowBuilder builder, RowProgram program) =>
        ProgramCopy.Into(builder, program, (node, arguments) => node is { IsRow: true, Op: MapOp map } && map.Body.Uses(ScalarOp.Power)
            ? Replace(builder, node.Name, map.Body, arguments)
            : null);

    private static Node Replace(RowBuilder builder, string name, Expr body, Node[] arguments)
    {
        var all = arguments.ToList();
        Expr Visit(Expr e) => e switch
        {
            CallExpr { Op: ScalarOp.Power } power when power[0] is ArgumentExpr a && all[a.Index].IsRow && IsWhole(power[1]) =>
                Product(builder, all, all[a.Index], (int)((ConstantExpr)power[1]).Value),
            CallExpr call => ExprAlgebra.Rebuild(call.Op, [.. call.Arguments.Select(Visit)]),
            _ => e,
        };
        var products = Visit(body);
        return builder.Map(name, products, [.. all]);
    }

    private static bool IsWhole(Expr exponent) =>
        exponent is ConstantExpr { Value: >= 2 and <= LargestExponent } constant && constant.Value == (int)constant.Value;

    private static Expr Product(RowBuilder builder, List<Node> all, Node row, int exponent)
    {
        Expr product = 1;
        var power = row;
        for (var squarings = 0; exponent > 0; squarings++, exponent >>= 1)
        {
            if (squarings > 0)
                power = builder.Map($"{row.Name}To{1 << squarings}", a => a * a, power);
            if ((exponent & 1) == 0)
                continue;
            all.Add(power);
            product *= new ArgumentExpr(all.Count - 1);
        }

        return product;
    }
}
