using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>The variable that gathers one reduction during a pass, or two that share their work.</summary>
internal sealed class Accumulator
{
    private Accumulator(Target target, Node row, string declaration, string name, bool isMaximum, IReadOnlyList<(Node, string)> results)
    {
        this.target = target;
        Row = row;
        Declaration = declaration;
        this.name = name;
        this.isMaximum = isMaximum;
        Results = results;
    }

    private readonly Target target;
    private readonly string name;
    private readonly bool isMaximum;

    /// <summary>The name of a plain sum; null of any other.</summary>
    public string? Sum => isMaximum || Results.Any(r => ((ReduceOp)r.Node.Op).Kind != ReduceKind.Sum) ? null : name;

    /// <summary>The row that is reduced.</summary>
    public Node Row { get; }

    public string Declaration { get; }

    /// <summary>The reductions it yields, with their text after the pass.</summary>
    public IReadOnlyList<(Node Node, string Text)> Results { get; }

    /// <summary>The statement that takes in one vector.</summary>
    public string Add(string value) => isMaximum ? $"{name} = {target.Lane("Max", name, value)};" : $"{name}.Add({value});";

    /// <summary>The statement that adds the product of two vectors to a plain sum, rounded once.</summary>
    public string AddProduct(IReadOnlyList<string> factors) => $"{name}.AddProduct({factors[0]}, {factors[1]});";

    /// <summary>The statement that ends a block of a sum; a maximum has none.</summary>
    public string? Close => isMaximum ? null : $"{name}.Close();";

    public static IReadOnlyList<Accumulator> For(IReadOnlyList<Node> reductions, Target target, Scope scope)
    {
        var all = new List<Accumulator>();
        foreach (var group in reductions.GroupBy(r => r.Arguments[0]))
        {
            Node? Of(ReduceKind kind) => group.FirstOrDefault(r => ((ReduceOp)r.Op).Kind == kind);
            var (sum, maximum, rest) = (Of(ReduceKind.Sum), Of(ReduceKind.Maximum), Of(ReduceKind.Rest));
            if (sum is not null)
            {
                var name = scope.Unique(group.Key.Name + "Sum");
                all.Add(new(target, group.Key, target.NewSum(name, "LaneSum"), name, false, [(sum, $"{name}.Total()")]));
            }

            if (rest is not null)
            {
                var name = scope.Unique(group.Key.Name + "Top");
                var results = new List<(Node, string)> { (rest, $"{name}.Rest()") };
                if (maximum is not null)
                    results.Insert(0, (maximum, $"{name}.Largest()"));
                all.Add(new(target, group.Key, target.NewSum(name, "LargestAndRest"), name, false, results));
            }
            else if (maximum is not null)
            {
                var name = scope.Unique(group.Key.Name + "Max");
                all.Add(new(target, group.Key, target.NewMaximum(name), name, true, [(maximum, target.Lane("MaxOf", name))]));
            }
        }

        return all;
    }
}
