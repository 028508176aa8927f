using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Passes;

/// <summary>
/// What all terms of a sum have as a factor multiplies the sum instead. The terms then are products of two rows more often,
/// which a multiply-add takes into the sum.
/// </summary>
internal sealed class FactorsOutOfSums
{
    private readonly RowBuilder builder;
    private readonly ILookup<Node, Node> uses;
    private readonly Dictionary<Node, Node> copies = [];

    private FactorsOutOfSums(RowBuilder builder, RowProgram program)
    {
        this.builder = builder;
        uses = program.Nodes.SelectMany(n => n.Arguments).Concat(program.Results).ToLookup(n => n);
    }

    public static RowProgram Run(RowBuilder builder, RowProgram program) =>
        ProgramCopy.Into(builder, program, new FactorsOutOfSums(builder, program).Replace);

    private Node? Replace(Node node, Node[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
            copies[node.Arguments[i]] = arguments[i];
        if (node.Op is not ReduceOp { Kind: ReduceKind.Sum })
            return null;

        var used = new List<Node>();
        var (factor, terms) = OfNode(node.Arguments[0], used);
        if (factor is ConstantExpr { Value: 1 })
            return null;
        var name = node.Arguments[0].Name;
        used.Add(builder.Sum(name + "Total", builder.Map(name, terms, [.. used])));
        return builder.Map(node.Name, factor * new ArgumentExpr(used.Count - 1), [.. used]);
    }

    /// <summary>A value as a factor that all items share and the rest of each; a row that others use too stays as it is.</summary>
    private (Expr Factor, Expr Term) OfNode(Node node, List<Node> used)
    {
        if (node is { IsRow: true, Op: MapOp map } && uses[node].Count() == 1)
            return Split(map.Body, node, used);
        used.Add(copies[node]);
        var argument = new ArgumentExpr(used.Count - 1);
        return node.IsRow ? (1, argument) : (argument, 1);
    }

    private (Expr Factor, Expr Term) Split(Expr e, Node map, List<Node> used)
    {
        switch (e)
        {
            case ConstantExpr:
                return (e, 1);
            case ArgumentExpr argument:
                return OfNode(map.Arguments[argument.Index], used);
            case CallExpr { Op: ScalarOp.Negate } negated:
                var (minus, term) = Split(negated[0], map, used);
                return (-minus, term);
            case CallExpr { Op: ScalarOp.Multiply } product:
                var (a, b) = (Split(product[0], map, used), Split(product[1], map, used));
                return (a.Factor * b.Factor, a.Term * b.Term);
            default:
                return (1, e.Substitute(argument =>
                {
                    used.Add(copies[map.Arguments[argument.Index]]);
                    return new ArgumentExpr(used.Count - 1);
                }));
        }
    }
}
