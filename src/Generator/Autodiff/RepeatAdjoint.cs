using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Autodiff;

/// <summary>The adjoint of one step of a Repeat: from the gradients of what it emits and carries on to that of what it was handed.</summary>
internal static class RepeatAdjoint
{
    /// <summary>
    /// Results: the gradient of the carried row, in the part that differs between items and the shift; then, if it is wanted,
    /// what the step adds to the gradient for the temperature.
    /// </summary>
    public static RowProgram Of(RowBuilder outer, RowProgram step, bool wantsTemperature)
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
        var found = ReverseWalk.Adjoint(builder, copy, seeds, wantsTemperature ? [carried, builder.Temperature] : [carried]);
        return new RowProgram(
        [
            found[0].Row ?? builder.Constant(0), found[0].Scalar ?? builder.Constant(0), .. found.Skip(1).Select(f => f.Scalar ?? builder.Constant(0)),
        ]);
    }
}
