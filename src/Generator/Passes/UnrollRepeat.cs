using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Passes;

/// <summary>
/// Writes out the steps of every Repeat one after another. The result has no Repeat any more, so the tangent walk can follow
/// it; the price is a program that grows with the number of steps.
/// </summary>
internal static class UnrollRepeat
{
    public static RowProgram Run(RowBuilder builder, RowProgram program, int count) =>
        ProgramCopy.Into(builder, program, (node, arguments) => node.Op is RepeatOp repeat
            ? Unrolled(builder, node.Name, repeat.Body, arguments, count)
            : null);

    private static Node Unrolled(RowBuilder builder, string name, StepBody body, Node[] arguments, int count)
    {
        var carried = arguments[0];
        var head = arguments.Skip(2).ToList();
        var emitted = new List<Node>();
        for (var j = 0; j < count; j++)
        {
            var step = ProgramCopy.Into(builder, body.Program, (node, _) => node.Op switch
            {
                InputOp { Kind: InputKind.Carried } => carried,
                InputOp { Kind: InputKind.Head } input => head[input.Index],
                _ => null,
            });
            carried = step.Results[0];
            emitted.Add(step.Results[1]);
            head = step.Results.Skip(2).ToList();
        }

        Expr sum = 0;
        for (var j = 0; j < count; j++)
            sum += new ArgumentExpr(j);
        return builder.Map(name, sum, [.. emitted]);
    }
}
