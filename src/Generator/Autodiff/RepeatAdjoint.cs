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
    /// <param name="hasMultiple">Whether a multiple of the row is part of its gradient, from what a step knows of its squares.</param>
    /// <returns>Its results are those of an <see cref="AdjointBody"/>.</returns>
    public static RowProgram Of(RowBuilder outer, RowProgram step, bool ofLogarithm, bool wantsTemperature, bool hasMultiple = false)
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

        if (hasMultiple)
            return WithMultiple(builder, copy, carried, seeds, row, shift);
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

    /// <summary>
    /// The sum of squares stands for itself: the gradient it gets is known when that of all items is complete, and each item has as much
    /// of it as its weight.
    /// </summary>
    private static RowProgram WithMultiple(RowBuilder builder, RowProgram step, Node carried, Dictionary<Node, Node[]> seeds, Node row, Node shift)
    {
        var next = step.Results[0];
        var multiple = builder.Input(next.Name + "BarMultiple", InputKind.CarriedCotangentMultiple);
        var after = builder.Input(next.Name, InputKind.Next);
        // A part that is small beside the row, and nearly the same in every step, would be rounded to the same side in all of them.
        seeds[next] = [row, builder.Map(next.Name + "BarOthers", (s, m, w) => s + (m * w), shift, multiple, after)];
        var squares = step.Nodes.FirstOrDefault(n => n.Op is ReduceOp { Kind: ReduceKind.Squares });
        var found = ReverseWalk.Adjoint(builder, new RowProgram([.. step.Results.Take(2)]), seeds, squares is null ? [carried] : [carried, squares]);
        var ofSquares = found.Count > 1 && found[1].Scalar is { } bar ? builder.Map(carried.Name + "BarMultiple", b => 2 * b, bar) : builder.Constant(0);
        return new RowProgram([.. Results(builder, found[0].Row, [found[0]]).Results, ofSquares]);
    }

    private static RowProgram Results(RowBuilder builder, Node? row, IReadOnlyList<(Node? Row, Node? Scalar)> found) => new(
    [
        row ?? builder.Constant(0), found[0].Scalar ?? builder.Constant(0), .. found.Skip(1).Select(f => f.Scalar ?? builder.Constant(0)),
    ]);
}
