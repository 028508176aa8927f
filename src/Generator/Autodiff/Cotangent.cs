using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Autodiff;

/// <summary>
/// The gradient that has arrived at one value. For a row it is kept in two parts, what differs between items and what all
/// items share: the shared part often is a reduction over the first, and apart they fit into one pass over memory.
/// </summary>
internal sealed class Cotangent
{
    private readonly List<Node> rows = [];
    private readonly List<Node> scalars = [];

    public void Add(Node contribution) => (contribution.IsRow ? rows : scalars).Add(contribution);

    /// <summary>The part that differs between items, or null.</summary>
    public Node? Row(RowBuilder builder, string name) => Total(builder, name, rows);

    /// <summary>The shared part, or null.</summary>
    public Node? Scalar(RowBuilder builder, string name) => Total(builder, name, scalars);

    /// <summary>The gradient of a scalar: what items contribute is added up first and reduced once.</summary>
    public Node? Reduced(RowBuilder builder, string name)
    {
        if (Total(builder, name + "Item", rows) is { } items)
        {
            rows.Clear();
            scalars.Add(builder.Sum(name + "Sum", items));
        }

        return Total(builder, name, scalars);
    }

    /// <summary>Sums over the same row are one sum of what they add up.</summary>
    private static List<Node> WithOneSum(RowBuilder builder, string name, List<Node> terms)
    {
        var sums = terms.Where(t => t.Op is ReduceOp { Kind: ReduceKind.Sum }).ToList();
        if (sums.Count < 2)
            return terms;
        var row = Added(builder, name + "Item", [.. sums.Select(s => s.Arguments[0])]);
        return [.. terms.Except(sums), builder.Sum(name + "Sum", row)];
    }

    /// <summary>Reductions and whole-row operations on the longest way to a value: passes that must come before it.</summary>
    private static int Depth(Node node) => node.Arguments
        .Select(a => Depth(a) + (a.Op is MapOp or InputOp ? 0 : 1))
        .DefaultIfEmpty(0)
        .Max();

    private static Node? Total(RowBuilder builder, string name, List<Node> terms)
    {
        if (terms.Count == 0)
            return null;
        // Terms that wait for a reduction are added last, so that what is known before it is one row in memory, not several.
        Node? total = null;
        foreach (var group in WithOneSum(builder, name, terms).GroupBy(Depth).OrderBy(g => g.Key))
            total = Added(builder, name, total is null ? [.. group] : [total, .. group]);
        return total;
    }

    private static Node Added(RowBuilder builder, string name, Node[] terms)
    {
        Expr sum = 0;
        for (var i = 0; i < terms.Length; i++)
            sum += new ArgumentExpr(i);
        return builder.Map(name, sum, terms);
    }
}
