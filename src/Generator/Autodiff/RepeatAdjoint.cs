using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Autodiff;

/// <summary>The adjoint of one step of a Repeat: from the gradients of what it emits and carries on to that of what it was handed.</summary>
internal static class RepeatAdjoint
{
    /// <summary>Results: the gradient of the carried row, in the part that differs between items and the shift.</summary>
    public static RowProgram Of(RowBuilder outer, RowProgram step)
    {
        var builder = outer.Nested();
        var copy = ProgramCopy.Into(builder, step);
        var (next, emitted) = (copy.Results[0], copy.Results[1]);
        var carried = copy.Nodes.Single(n => n.Op is InputOp { Kind: InputKind.Carried });
        var seeds = new Dictionary<Node, Node[]>
        {
            [emitted] = [builder.Input(emitted.Name + "Bar", InputKind.EmittedCotangent)],
            [next] =
            [
                builder.Input(next.Name + "Bar", InputKind.CarriedCotangent),
                builder.Input(next.Name + "BarShift", InputKind.CarriedCotangentShift),
            ],
        };
        var (row, scalar) = ReverseWalk.Adjoint(builder, copy, seeds, carried);
        return new RowProgram([row ?? builder.Constant(0), scalar ?? builder.Constant(0)]);
    }
}
