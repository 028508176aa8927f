using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Autodiff;

/// <summary>
/// The adjoint of a program: walks the values backwards and hands each one's gradient to its arguments by
/// <see cref="ReverseRules"/>. The adjoint is appended to the program's own builder, so it shares the forward values.
/// </summary>
internal static class ReverseWalk
{
    /// <summary>The gradient for <paramref name="input"/>, given those that arrive for the results; parts may be null.</summary>
    public static (Node? Row, Node? Scalar) Adjoint(
        RowBuilder builder, RowProgram program, IReadOnlyDictionary<Node, Node[]> seeds, Node input) =>
        Adjoint(builder, program, seeds, [input])[0];

    /// <summary>The gradients for all of <paramref name="inputs"/>, given those that arrive for the results; parts may be null.</summary>
    public static IReadOnlyList<(Node? Row, Node? Scalar)> Adjoint(
        RowBuilder builder, RowProgram program, IReadOnlyDictionary<Node, Node[]> seeds, IList<Node> inputs)
    {
        var active = DependsOn(program, inputs);
        var cotangents = new Dictionary<Node, Cotangent>();
        Cotangent At(Node node) => cotangents.TryGetValue(node, out var found) ? found : cotangents[node] = new Cotangent();

        foreach (var seed in seeds)
            foreach (var part in seed.Value)
                At(seed.Key).Add(part);

        foreach (var node in program.Nodes.Reverse())
        {
            if (inputs.Contains(node) || !active.Contains(node) || !cotangents.TryGetValue(node, out var arrived))
                continue;
            var (row, scalar) = Parts(builder, node, arrived);
            foreach (var (argument, contribution) in ReverseRules.Contributions(builder, node, row, scalar, active))
                At(argument).Add(contribution);
        }

        return [.. inputs.Select(input => cotangents.TryGetValue(input, out var arrived) ? Parts(builder, input, arrived) : (null, null))];
    }

    private static (Node? Row, Node? Scalar) Parts(RowBuilder builder, Node node, Cotangent arrived) => node.IsRow
        ? (arrived.Row(builder, node.Name + "Bar"), arrived.Scalar(builder, node.Name + "BarShift"))
        : (null, arrived.Reduced(builder, node.Name + "Bar"));

    /// <summary>The values that change when <paramref name="inputs"/> do; only these carry gradients.</summary>
    private static HashSet<Node> DependsOn(RowProgram program, IEnumerable<Node> inputs)
    {
        var active = new HashSet<Node>(inputs);
        foreach (var node in program.Nodes)
            if (node.Arguments.Any(active.Contains))
                active.Add(node);
        return active;
    }
}
