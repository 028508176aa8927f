using System;
using System.Linq;

namespace SubsetGen.Generator.Ir;

/// <summary>What every pass may rely on, checked between all of them: a broken program stops the build, it is not emitted.</summary>
internal static class Verifier
{
    public static void Verify(RowProgram program, string after)
    {
        var seen = new System.Collections.Generic.HashSet<Node>();
        foreach (var node in program.Nodes)
        {
            void Require(bool holds, string rule)
            {
                if (!holds)
                    throw new InvalidOperationException($"After {after}, '{Text(node)}' breaks the rule: {rule}.");
            }

            Require(node.Arguments.All(seen.Contains), "arguments come before their use");
            seen.Add(node);
            var shapes = node.Arguments.Select(a => a.Shape).ToArray();
            Require(node.Op.ResultShape(shapes) == node.Shape, "the shape follows from the arguments");
            switch (node.Op)
            {
                case MapOp map:
                    var used = map.Body.Descendants().OfType<ArgumentExpr>().Select(a => a.Index).Distinct().ToArray();
                    Require(used.Length == node.Arguments.Count && used.All(u => u < node.Arguments.Count), "a map uses exactly its arguments");
                    break;
                case ReduceOp or OthersOp:
                    Require(Takes(Shape.Row), "a reduction takes one row");
                    break;
                case ScalarRootOp root:
                    Require(
                        Takes([Shape.Row, .. Enumerable.Repeat(Shape.Scalar, root.InWeights ? 8 : 6)]),
                        "a root takes u, k, smallest, largest, count, sum, squares, and in weights their sum and squares");
                    break;
                case RepeatOp repeat:
                    Require(shapes.Length == 2 + repeat.Body.Head.Count && shapes[0] == Shape.Row, "a repeat takes a row, k and the head");
                    foreach (var step in repeat.Body.Programs)
                    {
                        Require(step.Results.Count == 2 + repeat.Body.Head.Count, "a step yields next, emitted and the head");
                        Verify(step, after);
                    }

                    break;
                case RepeatReverseOp reverse:
                    Require(shapes.Length == 3 + reverse.Body.Head.Count && shapes[2] == Shape.Row, "a reversed repeat takes a row, k, a cotangent and the head");
                    foreach (var step in reverse.Body.Programs)
                        Verify(step, after);
                    foreach (var adjoint in reverse.Adjoint.Programs)
                    {
                        Require(
                            adjoint.Results.Count == reverse.Adjoint.Program.Results.Count && adjoint.Results.Skip(1).All(r => !r.IsRow),
                            "a row and numbers go back");
                        Verify(adjoint, after);
                    }

                    Require(reverse.Body.Programs.Count() == reverse.Adjoint.Programs.Count(), "a step and its adjoint have the same programs");
                    break;
                case RepeatNumberOp number:
                    Require(
                        node.Arguments[0].Op is RepeatReverseOp from && number.Index + 1 < from.Adjoint.Program.Results.Count,
                        "a number that goes back belongs to a reversed repeat");
                    break;
                case ScanOp scan:
                    RequireScan(scan.Scan, 0);
                    break;
                case ScanGradientOp scan:
                    RequireScan(scan.Scan, 0);
                    break;
                case ScanSampleOp scan:
                    RequireScan(scan.Scan, 0);
                    break;
                case ScanBestOp scan:
                    RequireScan(scan.Scan, 0);
                    break;
                case ScanHessianOp scan:
                    RequireScan(scan.Scan, scan.Scan.Transitions.Count);
                    break;
                case ShiftOp or PairsOp:
                    Require(Takes(Shape.Row), "a shift takes one row");
                    break;
                case ChainTiltOp or ChainLogOddsOp:
                    Require(Takes(Shape.Row, Shape.Row, Shape.Scalar), "a chain takes unary and pairwise rows and a number");
                    break;
                case ChainMarginalsOp:
                    Require(Takes(Shape.Row, Shape.Row), "the marginals of a chain take two rows");
                    break;
                case StepSumOp sum:
                    Require(shapes.Length > 0 && shapes[0] == Shape.Scalar, "a sum over steps takes their number first");
                    Require(sum.Body.Program.Nodes.All(inner => IsOfStep(inner.Op)), "a step has maps, reductions and items at places");
                    Require(sum.Body.Exponent is null or { Op: MapOp, IsRow: true }, "an exponent is a map over items");
                    if (sum.Body.AtOnce is { } atOnce)
                    {
                        Require(
                            atOnce.Results.Select(r => r.Shape).SequenceEqual(sum.Body.Results.Select(r => r.Shape)) && atOnce.Growth.IsRow,
                            "several steps yield what one does, and a growth of items");
                        Verify(atOnce.Program, after);
                    }

                    RequireCaptures(sum);
                    break;
                case InOrderOp order:
                    Require(shapes.Length > 3 && shapes.Take(4).SequenceEqual([Shape.Row, Shape.Scalar, Shape.Scalar, Shape.Row]),
                        "an order takes keys, k and a slope");
                    Require(node.Arguments[3] == node.Arguments[0], "an order hands its keys on first");
                    RequireCaptures(order);
                    break;
                case RankOp:
                    Require(Takes(Shape.Row) && AreKeys(node.Arguments[0]), "a rank takes keys in order");
                    break;
                case ItemAtOp:
                    Require(Takes(Shape.Row, Shape.Scalar), "an item at a place takes a row and the place");
                    break;
                case PartialSumOp:
                    Require(shapes.Length == 2 && AreKeys(node.Arguments[1]), "a partial sum takes values, and keys in order");
                    break;
                case TopKOp:
                    Require(Takes(Shape.Row, Shape.Scalar), "a top-k takes a row and k");
                    break;
                case DesignOp:
                    Require(Takes(Shape.Row, Shape.Scalar), "a design takes inclusion probabilities and k");
                    break;
                case ScoredSamplesOp:
                    Require(node.Arguments[0].Op is InputOp { Kind: InputKind.Output } && node.Arguments[1].Op is InputOp { Kind: InputKind.Losses },
                        "samples are scored as they were written, by their losses");
                    break;
                case StraightThroughOp:
                    Require(
                        shapes.Length == 2 && (shapes[0] == shapes[1] || node.Arguments[1].Op is MapOp { Body: ConstantExpr }),
                        "straight-through takes two values of one shape, or a constant as the second");
                    break;
            }

            bool Takes(params Shape[] expected) => shapes.SequenceEqual(expected);

            void RequireCaptures(InnerOp op)
            {
                foreach (var inner in op.Body.Program.Nodes)
                    Require(
                        inner.Op is not InputOp { Kind: not InputKind.StepNumber } input
                        || (input.Index + op.OwnArguments < shapes.Length && shapes[input.Index + op.OwnArguments] == inner.Shape),
                        "a body captures arguments as they are");
                Verify(op.Body.Program, after);
            }

            void RequireScan(ScanSpec scan, int directions)
            {
                var coefficients = scan.Transitions.Count;
                Require(shapes.Length == coefficients + 1 + directions, "a scan takes its coefficient rows, k and its directions");
                Require(shapes.Take(coefficients).All(s => s == Shape.Row) && shapes[coefficients] == Shape.Scalar,
                    "coefficients are rows, k is a scalar");
                Require(node.Arguments.Skip(coefficients + 1).All(a => a.IsRow || a.Op is MapOp { Body: ConstantExpr { Value: 0 } }),
                    "a direction is a row or zero");
            }
        }
    }

    private static bool IsOfStep(RowOp op) => op is MapOp or ReduceOp or OthersOp or ItemAtOp
        or InputOp { Kind: InputKind.CapturedRow or InputKind.CapturedScalar or InputKind.StepNumber };

    /// <summary>The keys of the order around a program, which it captures first.</summary>
    private static bool AreKeys(Node node) => node.Op is InputOp { Kind: InputKind.CapturedRow, Index: 0 };

    /// <summary>Without the operation's own text, which may rely on what is broken.</summary>
    private static string Text(Node node) =>
        $"{node.Name} = {node.Op.GetType().Name}({string.Join(", ", node.Arguments.Select(a => a.Name))})";
}
