using System.Collections.Generic;

namespace SubsetGen.Generator.Ir;

/// <summary>
/// A result of a body whose rows stand in order: their first item is that with the largest key. Rows among the results go back
/// to where the items are. The order changes in jumps only, so it has no derivative. Arguments: keys, k, slope, then what the
/// body captures, the keys first.
/// </summary>
/// <remarks>
/// Items of no weight may be left out, and get 0. They are behind the k-th, and exp(-slope d) vanishes for their depth d: half of
/// how far the k-th is above the item, and how far each item between is, summed.
/// </remarks>
internal sealed record InOrderOp(InnerBody Body, int Index = 0) : InnerOp(Body, Index)
{
    public override int OwnArguments => 3;

    public override string Text(IReadOnlyList<string> arguments) => $"{Result.Name} by the order of {arguments[0]}: {Printer.Text(Body.Program)}";
}

/// <summary>For each item its rank: 1 for the largest; equal items share the mean of their ranks. Argument: keys in order.</summary>
internal sealed record RankOp : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"Rank({arguments[0]})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>The number at a place of a row; the first is 1. Arguments: row, place.</summary>
internal sealed record ItemAtOp : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"{arguments[0]}[{arguments[1]}]";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Scalar;
}

/// <summary>
/// For each item the sum of the values of all items with larger keys, plus half the values of those with an equal key, its
/// own among them. Arguments: values, keys, both in the order of the keys.
/// </summary>
/// <param name="Side">Whether the larger or the smaller keys are summed: each is the transpose of the other.</param>
/// <param name="IsRemainder">Whether this is what the sum lost when it was rounded to the precision of the layer.</param>
internal sealed record PartialSumOp(PartialSumSide Side, bool IsRemainder = false) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) =>
        $"{(IsRemainder ? "Remainder of " : string.Empty)}Sum{Side}({arguments[0]} by {arguments[1]})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>Which items a partial sum takes in.</summary>
internal enum PartialSumSide
{
    Above,
    Below,
}
