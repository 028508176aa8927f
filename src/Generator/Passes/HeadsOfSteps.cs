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
                    RowProgram? Adjoint(RowProgram? program) => program is null ? null : FromHead(builder.Nested(), program, body.Head);
                    var adjoint = new AdjointBody(
                        Adjoint(reverse.Adjoint.Program)!, reverse.Adjoint.OfLogarithm, Adjoint(reverse.Adjoint.Balanced), Adjoint(reverse.Adjoint.Twice));
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
        var asked = body.Programs
            .SelectMany(program => program.Nodes)
            .Where(n => n.Op is ReduceOp && IsCarried(n.Arguments[0]))
            .Select(n => ((ReduceOp)n.Op).Kind)
            .Distinct()
            .ToList();
        // The largest item and the rest are the sum.
        var head = asked.Where(kind => kind != ReduceKind.Sum || !asked.Contains(ReduceKind.Rest)).ToList();
        RowProgram? OtherWithNextHead(RowProgram? program) =>
            program is null ? null : WithNextHead(builder.Nested(), program, head, body.StaysBalanced ? OfBalanced : Reduced);
        return new StepBody(
            WithNextHead(builder.Nested(), body.Program, head, Reduced), head, OtherWithNextHead(body.Balanced), body.StaysBalanced, OtherWithNextHead(body.Twice));
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
