using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Autodiff;

/// <summary>How each row operation moves along a direction; beside <see cref="ReverseRules"/>, the same table read forwards.</summary>
internal static class TangentRules
{
    /// <summary>The tangent of <paramref name="node"/> given those of its arguments (null is zero); null where it is zero.</summary>
    public static Node? Of(RowBuilder builder, Node node, IReadOnlyList<Node?> along) => node.Op switch
    {
        MapOp map => OfMap(builder, node, map, along),
        ReduceOp { Kind: ReduceKind.Sum } => builder.Sum(Dot(node), along[0]!),
        ReduceOp { Kind: ReduceKind.Maximum } => null,
        OthersOp => builder.Map(Dot(node), (sum, own) => sum - own, builder.Sum(Dot(node) + "Sum", along[0]!), along[0]!),
        ScalarRootOp root => OfRoot(builder, node, root, along),
        ScanOp scan => OfScan(builder, node, scan, along),
        ScanGradientOp gradient => OfScanGradient(builder, node, gradient, along),
        InnerOp op => OfInner(builder, node, op, along),
        PartialSumOp sum => sum.IsRemainder || along[0] is null
            ? null
            : builder.Add(Dot(node), sum, along[0]!, node.Arguments[1]),
        StraightThroughOp => along[1],
        RankOp or ItemAtOp => null,
        ShiftOp shift => builder.Add(Dot(node), shift, along[0]!),
        ChainTiltOp or ChainLogOddsOp or ChainMarginalsOp => null,
        ScanBestOp or PairsOp => null,
        TopKOp or ScanSampleOp or DesignOp or ScoredSamplesOp => null,
        _ => throw new NotSupportedException($"'{node}' has no tangent rule; unroll it first."),
    };

    private static Node? OfMap(RowBuilder builder, Node node, MapOp map, IReadOnlyList<Node?> along)
    {
        // Arguments that enter in the same way (u + c) share their derivative: it multiplies the sum of their tangents.
        var byPartial = new List<(Expr Partial, List<Node> Tangents)>();
        for (var i = 0; i < node.Arguments.Count; i++)
        {
            if (along[i] is not { } tangent)
                continue;
            var partial = ExprDerivative.Of(map.Body, i);
            if (partial is ConstantExpr { Value: 0 })
                continue;
            var same = byPartial.FirstOrDefault(p => p.Partial.Equals(partial)).Tangents;
            if (same is null)
                byPartial.Add((partial, [tangent]));
            else
                same.Add(tangent);
        }

        var arguments = node.Arguments.ToList();
        Expr sum = 0;
        foreach (var (partial, tangents) in byPartial)
        {
            Expr direction = 0;
            foreach (var tangent in tangents)
            {
                direction += new ArgumentExpr(arguments.Count);
                arguments.Add(tangent);
            }

            sum += SharedPartial.Of(builder, node, map, partial, arguments) * direction;
        }

        return byPartial.Count == 0 ? null : builder.Map(Dot(node), sum, [.. arguments]);
    }

    private static Node? OfRoot(RowBuilder builder, Node node, ScalarRootOp root, IReadOnlyList<Node?> along)
    {
        var (slope, total) = ReverseRules.RootSlope(builder, node, root);
        Node? tangent = null;
        if (along[0] is { } u)
        {
            var weighted = builder.Sum(Dot(node) + "Sum", builder.Map(u.Name + "Weighted", (w, d) => w * d, slope, u));
            tangent = builder.Map(Dot(node), (sum, whole) => -Expr.DivideOrZero(sum, whole), weighted, total);
        }

        if (along[1] is { } k)
        {
            var share = builder.Map(Dot(node) + "ByK", (d, whole) => Expr.DivideOrZero(d, whole), k, total);
            tangent = tangent is null ? share : builder.Map(Dot(node), (a, b) => a + b, tangent, share);
        }

        return tangent;
    }

    private static Node? OfScan(RowBuilder builder, Node node, ScanOp scan, IReadOnlyList<Node?> along)
    {
        Node? tangent = null;
        for (var i = 0; i < scan.Scan.Transitions.Count; i++)
        {
            if (along[i] is not { } direction)
                continue;
            var slope = builder.Add(node.Name + "By" + node.Arguments[i].Name, new ScanGradientOp(scan.Scan, i), [.. node.Arguments]);
            var term = builder.Map(Dot(node) + "Term", (s, d) => s * d, slope, direction);
            tangent = tangent is null ? term : builder.Map(Dot(node) + "Terms", (a, b) => a + b, tangent, term);
        }

        return tangent is null ? null : builder.Sum(Dot(node), tangent);
    }

    private static Node OfScanGradient(RowBuilder builder, Node node, ScanGradientOp gradient, IReadOnlyList<Node?> along)
    {
        var directions = gradient.Scan.Transitions.Select((_, i) => along[i] ?? builder.Constant(0));
        return builder.Add(Dot(node), new ScanHessianOp(gradient.Scan, gradient.Index), [.. node.Arguments, .. directions]);
    }

    private static Node? OfInner(RowBuilder builder, Node node, InnerOp op, IReadOnlyList<Node?> along)
    {
        var inner = builder.Nested();
        var body = op.Body.Copy(inner, op.Index);
        var own = op.OwnArguments;
        var arguments = node.Arguments.ToList();
        var directions = new Dictionary<Node, Node>();
        for (var i = own; i < node.Arguments.Count; i++)
        {
            if (along[i] is not { } direction || body.CaptureOf(i - own) is not { } captured)
                continue;
            directions[captured] = InnerBody.Capture(inner, captured.Name + "Dot", direction, arguments.Count - own);
            arguments.Add(direction);
        }

        return TangentWalk.Tangents(inner, new RowProgram(body.Results), directions)[0] is { } tangent
            ? builder.Add(Dot(node), op with { Body = new InnerBody([tangent], body.Exponent), Index = 0 }, [.. arguments])
            : null;
    }

    private static string Dot(Node node) => node.Name + "Dot";
}
