using System.Collections.Generic;

namespace SubsetGen.Generator.Ir;

/// <summary>Ones at the k largest items. Arguments: row, k.</summary>
internal sealed record TopKOp : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"TopK({arguments[0]}, {arguments[1]})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>
/// The samples of a row, each times how much its loss exceeds the mean of the others', over their number. Arguments: the
/// samples as forward wrote them, their losses.
/// </summary>
internal sealed record ScoredSamplesOp : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"ScoredSamples({arguments[0]}, {arguments[1]})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>A draw of k items in which each has a probability given for it. Arguments: the probabilities, k.</summary>
/// <param name="Design">The design by which it is drawn.</param>
internal sealed record DesignOp(string Design) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"{Design}({arguments[0]}, {arguments[1]})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}
