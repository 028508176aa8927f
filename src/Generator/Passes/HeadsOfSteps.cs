using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Passes;

/// <summary>
/// A step that begins by reducing the row it is handed would read that row twice. The reductions are made instead in the
/// pass that writes the row, one step earlier, and handed on with it as its head.
/// </summary>
internal static class HeadsOfSteps
{
    public static RowProgram Run(RowBuilder builder, RowProgram program)
    {
        var rotated = new Dictionary<StepBody, StepBody>();
        StepBody Rotated(StepBody body) => rotated.TryGetValue(body, out var known) ? known : rotated[body] = Rotate(builder, body);

        return ProgramCopy.Into(builder, program, (node, arguments) =>
        {
            switch (node.Op)
            {
                case RepeatOp repeat:
                    var forward = Rotated(repeat.Body);
                    return builder.Add(node.Name, new RepeatOp(forward), [.. arguments, .. Heads(builder, forward, arguments[0])]);
                case RepeatReverseOp reverse:
                    var body = Rotated(reverse.Body);
                    var adjoint = new AdjointBody(
                        FromHead(builder.Nested(), reverse.Adjoint.Program, body.Head),
                        reverse.Adjoint.OfLogarithm,
                        reverse.Adjoint.Balanced is { } balanced ? FromHead(builder.Nested(), balanced, body.Head) : null);
                    return builder.Add(node.Name, new RepeatReverseOp(body, adjoint), [.. arguments, .. Heads(builder, body, arguments[0])]);
                default:
                    return null;
            }
        });
    }

    private static IEnumerable<Node> Heads(RowBuilder builder, StepBody body, Node row) =>
        body.Head.Select(kind => builder.Add("first" + kind, new ReduceOp(kind), row));

    private static StepBody Rotate(RowBuilder builder, StepBody body)
    {
        var head = body.Program.Nodes
            .Where(n => n.Op is ReduceOp && IsCarried(n.Arguments[0]))
            .Select(n => ((ReduceOp)n.Op).Kind)
            .ToList();
        return new StepBody(
            WithNextHead(builder.Nested(), body.Program, head, Reduced),
            head,
            body.Balanced is null ? null : WithNextHead(builder.Nested(), body.Balanced, head, body.StaysBalanced ? OfBalanced : Reduced),
            body.StaysBalanced);
    }

    private static RowProgram WithNextHead(
        RowBuilder builder, RowProgram program, IReadOnlyList<ReduceKind> head, Func<RowBuilder, ReduceKind, Node, Node> reduced)
    {
        var step = FromHead(builder, program, head);
        return new RowProgram([.. step.Results, .. head.Select(kind => reduced(builder, kind, step.Results[0]))]);
    }

    private static Node Reduced(RowBuilder builder, ReduceKind kind, Node next) => builder.Add("next" + kind, new ReduceOp(kind), next);

    /// <summary>Of a row that is balanced and stays so its sum is enough: it is handed on as the rest beside nothing.</summary>
    private static Node OfBalanced(RowBuilder builder, ReduceKind kind, Node next) => kind switch
    {
        ReduceKind.Maximum => builder.Constant(0),
        ReduceKind.Rest => Reduced(builder, ReduceKind.Sum, next),
        _ => Reduced(builder, kind, next),
    };

    private static RowProgram FromHead(RowBuilder builder, RowProgram program, IReadOnlyList<ReduceKind> head)
    {
        Node At(string name, ReduceKind kind) => builder.Input(name, InputKind.Head, head.ToList().IndexOf(kind));

        return ProgramCopy.Into(builder, program, (node, _) => node.Op switch
        {
            ReduceOp { Kind: ReduceKind.Sum } when IsCarried(node.Arguments[0]) && !head.Contains(ReduceKind.Sum) => builder.Map(
                node.Name, (largest, rest) => largest + rest, At("largest", ReduceKind.Maximum), At("rest", ReduceKind.Rest)),
            ReduceOp reduce when IsCarried(node.Arguments[0]) => At(node.Name, reduce.Kind),
            _ => null,
        });
    }

    private static bool IsCarried(Node node) => node.Op is InputOp { Kind: InputKind.Carried };
}
