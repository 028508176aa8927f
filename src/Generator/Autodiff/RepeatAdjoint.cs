using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Autodiff;

/// <summary>The adjoint of one step of a Repeat: from the gradients of what it emits and carries on to that of what it was handed.</summary>
/// <remarks>
/// The gradient for a small weight may be as large as the weight is small. That for its logarithm is not: it is bounded by what
/// arrives, however far the weights of a row spread, and a power of the step is a factor in it.
/// </remarks>
internal static class RepeatAdjoint
{
    /// <param name="outer">The builder of the program around the steps.</param>
    /// <param name="step">The step.</param>
    /// <param name="ofLogarithm">Whether gradients are those for the logarithms of the carried rows.</param>
    /// <param name="wantsTemperature">Whether the step's part of the gradient for the temperature is wanted.</param>
    /// <returns>Its results are those of an <see cref="AdjointBody"/>.</returns>
    public static RowProgram Of(RowBuilder outer, RowProgram step, bool ofLogarithm, bool wantsTemperature)
    {
        var builder = outer.Nested();
        var copy = ProgramCopy.Into(builder, step);
        var (next, emitted) = (copy.Results[0], copy.Results[1]);
        var carried = copy.Nodes.Single(n => n.Op is InputOp { Kind: InputKind.Carried });
        var row = builder.Input(next.Name + "Bar", InputKind.CarriedCotangent);
        var shift = builder.Input(next.Name + "BarShift", InputKind.CarriedCotangentShift);
        var seeds = new Dictionary<Node, Node[]> { [emitted] = [builder.Input(emitted.Name + "Bar", InputKind.EmittedCotangent)] };
        IReadOnlyList<(Node? Row, Node? Scalar)> From(Node result, params Node[] arriving)
        {
            seeds[result] = arriving;
            return ReverseWalk.Adjoint(builder, new RowProgram([result, emitted]), seeds, wantsTemperature ? [carried, builder.Temperature] : [carried]);
        }

        if (!ofLogarithm)
        {
            var found = From(next, row, shift);
            return Results(builder, found[0].Row, found);
        }

        var whole = builder.Map(
            next.Name + "LogBar", (r, s, w) => r + (s * w), row, shift, builder.Input(next.Name, InputKind.Next));
        var ofLogarithms = From(Logarithm.OfRatio(builder, next), whole);
        var kept = ofLogarithms[0].Row is { } own
            ? builder.Map(carried.Name + "LogBar", (h, w, bar) => h + (w * bar), whole, carried, own)
            : whole;
        return Results(builder, kept, ofLogarithms);
    }

    private static RowProgram Results(RowBuilder builder, Node? row, IReadOnlyList<(Node? Row, Node? Scalar)> found) => new(
    [
        row ?? builder.Constant(0), found[0].Scalar ?? builder.Constant(0), .. found.Skip(1).Select(f => f.Scalar ?? builder.Constant(0)),
    ]);
}
