using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Passes;

/// <summary>
/// The sum of the others is the sum less the item, except for the largest: there that would cancel, and the sum of the rest
/// is what is wanted. No other item is more than half of the sum, so no other difference loses anything.
/// </summary>
internal static class OthersFromRest
{
    public static RowProgram Run(RowBuilder builder, RowProgram program) =>
        ProgramCopy.Into(builder, program, (node, arguments) => node.Op switch
        {
            OthersOp => Others(builder, node.Name, arguments[0]),
            ReduceOp { Kind: ReduceKind.Sum } when HasOthers(program, node.Arguments[0]) => Total(builder, arguments[0]),
            _ => null,
        });

    private static Node Others(RowBuilder builder, string name, Node row) => builder.Map(
        name,
        (item, largest, rest, sum) => Expr.Choose(Expr.Equal(item, largest), rest, sum - item),
        row,
        Reduce(builder, "largest", ReduceKind.Maximum, row),
        Reduce(builder, "rest", ReduceKind.Rest, row),
        Total(builder, row));

    private static Node Total(RowBuilder builder, Node row) => builder.Map(
        "sum",
        (largest, rest) => largest + rest,
        Reduce(builder, "largest", ReduceKind.Maximum, row),
        Reduce(builder, "rest", ReduceKind.Rest, row));

    private static Node Reduce(RowBuilder builder, string name, ReduceKind kind, Node row) =>
        builder.Add(name, new ReduceOp(kind), row);

    private static bool HasOthers(RowProgram program, Node row)
    {
        foreach (var node in program.Nodes)
            if (node.Op is OthersOp && node.Arguments[0] == row)
                return true;
        return false;
    }
}
