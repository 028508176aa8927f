using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>The variable that gathers one reduction during a pass, or two that share their work.</summary>
internal sealed class Accumulator
{
    private Accumulator(Target target, Node row, string declaration, string name, IReadOnlyList<(Node, string)> results)
    {
        this.target = target;
        Row = row;
        Declaration = declaration;
        this.name = name;
        Results = results;
    }

    private readonly Target target;
    private readonly string name;

    /// <summary>The name of a sum of items or of squares; null of any other.</summary>
    public string? Sum => IsOf(ReduceKind.Sum) || IsOf(ReduceKind.Squares) ? name : null;

    /// <summary>Whether products of two vectors can be added to it.</summary>
    public bool TakesProducts => IsOf(ReduceKind.Sum);

    /// <summary>The row that is reduced.</summary>
    public Node Row { get; }

    public string Declaration { get; }

    /// <summary>The reductions it yields, with their text after the pass.</summary>
    public IReadOnlyList<(Node Node, string Text)> Results { get; }

    /// <summary>The statement that takes in one vector.</summary>
    public string Add(string value) => this switch
    {
        _ when IsMaximum => $"{name} = {target.Lane("Max", name, value)};",
        _ when IsOf(ReduceKind.Squares) => AddProduct([value, value]),
        _ => $"{name}.Add({value});",
    };

    /// <summary>The statement that adds the product of two vectors to a plain sum, rounded once.</summary>
    public string AddProduct(IReadOnlyList<string> factors) => $"{name}.AddProduct({factors[0]}, {factors[1]});";

    /// <summary>The statement that ends a block of a sum; a maximum has none.</summary>
    public string? Close => IsMaximum ? null : $"{name}.Close();";

    public static IReadOnlyList<Accumulator> For(IReadOnlyList<Node> reductions, Target target, Scope scope)
    {
        var all = new List<Accumulator>();
        foreach (var group in reductions.GroupBy(r => r.Arguments[0]))
        {
            Node? Of(ReduceKind kind) => group.FirstOrDefault(r => ((ReduceOp)r.Op).Kind == kind);
            var (maximum, rest) = (Of(ReduceKind.Maximum), Of(ReduceKind.Rest));
            foreach (var kind in new[] { ReduceKind.Sum, ReduceKind.Squares })
            {
                if (Of(kind) is not { } sum)
                    continue;
                var name = scope.Unique(group.Key.Name + kind);
                all.Add(new(target, group.Key, target.NewSum(name, "LaneSum"), name, [(sum, $"{name}.Total()")]));
            }

            if (rest is not null)
            {
                var name = scope.Unique(group.Key.Name + "Top");
                var results = new List<(Node, string)> { (rest, $"{name}.Rest()") };
                if (maximum is not null)
                    results.Insert(0, (maximum, $"{name}.Largest()"));
                all.Add(new(target, group.Key, target.NewSum(name, "LargestAndRest"), name, results));
            }
            else if (maximum is not null)
            {
                var name = scope.Unique(group.Key.Name + "Max");
                all.Add(new(target, group.Key, target.NewMaximum(name), name, [(maximum, target.Lane("MaxOf", name))]));
            }
        }

        return all;
    }

    private bool IsMaximum => IsOf(ReduceKind.Maximum);

    private bool IsOf(ReduceKind kind) => Results.All(r => ((ReduceOp)r.Node.Op).Kind == kind);
}
