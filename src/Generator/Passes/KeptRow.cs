using System;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Passes;

/// <summary>
/// Finds the row that a backward program may read in place of the logits: all that it knows of them, it knows through this one. Forward
/// can then keep the row where it would have kept the logits, and nothing of it is computed twice.
/// </summary>
internal static class KeptRow
{
    /// <summary>
    /// The row of a backward program that stands between its logits and its results; null where there is none. Of rows whose subset
    /// is settled zeros are kept, so where the row is 0 the results must be 0.
    /// </summary>
    public static Node? Of(RowProgram backward) => backward.Nodes
        .Where(node => node is { IsRow: true, Op: MapOp } && !new RowProgram([node]).Nodes.Any(Arrives))
        .LastOrDefault(row => Copy(backward, row, b => b.Input(row.Name, InputKind.Kept)).Nodes.All(IsKnown)
            && Copy(backward, row, b => b.Constant(0)).Results.All(IsZero));

    /// <summary>The program with something in a row's place.</summary>
    public static RowProgram Copy(RowProgram program, Node row, Func<RowBuilder, Node> other, double? temperature = null)
    {
        var builder = new RowBuilder(temperature);
        return ProgramCopy.Into(builder, program, (node, arguments) =>
            node == row ? other(builder)
            : node.Op is ReduceOp && IsZero(arguments[0]) ? arguments[0]
            : null);
    }

    /// <summary>Whether a value is at hand without the row that forward was given.</summary>
    private static bool IsKnown(Node node) =>
        node.Op is not InputOp || node.Op is InputOp { Kind: InputKind.Kept or InputKind.Temperature } or InputOp { Kind: InputKind.Cotangent, Index: 0 };

    private static bool Arrives(Node node) => node.Op is InputOp { Kind: InputKind.Cotangent or InputKind.ArrivingNumber or InputKind.Losses or InputKind.Output };

    private static bool IsZero(Node node) => node.Op is MapOp { Body: ConstantExpr { Value: 0 } };
}
