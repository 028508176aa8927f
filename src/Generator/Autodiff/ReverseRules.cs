using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Autodiff;

/// <summary>How each row operation hands its gradient on; beside <see cref="TangentRules"/>, the same table read the other way.</summary>
internal static class ReverseRules
{
    /// <summary>
    /// What <paramref name="node"/> adds to the gradients of its arguments. Its own gradient is
    /// <paramref name="row"/> + <paramref name="scalar"/>, of which one may be null.
    /// </summary>
    public static IEnumerable<(Node Argument, Node Contribution)> Contributions(
        RowBuilder builder, Node node, Node? row, Node? scalar, ISet<Node> active) => node.Op switch
    {
        MapOp map => OfMap(builder, node, map, row, scalar, active),
        ReduceOp { Kind: ReduceKind.Sum } => [(node.Arguments[0], scalar!)],
        // The largest item only stabilises: the program's value does not depend on it, so its gradient is zero.
        ReduceOp { Kind: ReduceKind.Maximum } => [],
        OthersOp => OfOthers(builder, node, Total(builder, node, row, scalar)),
        ScalarRootOp root => OfRoot(builder, node, root, scalar!, active),
        RepeatOp repeat => OfRepeat(builder, node, repeat, Total(builder, node, row, scalar), active),
        ScanOp scan => OfScan(builder, node, scan, scalar!),
        ScanGradientOp gradient => OfScanGradient(builder, node, gradient, Total(builder, node, row, scalar)),
        InnerOp op => OfInner(builder, node, op, Total(builder, node, row, scalar), active),
        PartialSumOp sum => OfPartialSum(builder, node, sum, Total(builder, node, row, scalar)),
        StraightThroughOp => OfStraightThrough(node, row, scalar),
        // An item at a place only stabilises, as the largest does; ranks change in jumps.
        RankOp or ItemAtOp => [],
        ShiftOp shift => OfShift(builder, node, shift, row, scalar),
        // Stabilisers, like the largest item.
        ChainTiltOp or ChainLogOddsOp or ChainMarginalsOp => [],
        ScanBestOp or PairsOp => [],
        TopKOp or ScanSampleOp or DesignOp or ScoredSamplesOp => [],
        _ => throw new NotSupportedException($"'{node}' has no reverse rule."),
    };

    private static IEnumerable<(Node, Node)> OfMap(
        RowBuilder builder, Node node, MapOp map, Node? row, Node? scalar, ISet<Node> active)
    {
        for (var i = 0; i < node.Arguments.Count; i++)
        {
            var argument = node.Arguments[i];
            if (!active.Contains(argument))
                continue;
            var partial = ExprDerivative.Of(map.Body, i);
            if (partial is ConstantExpr { Value: 0 })
                continue;
            foreach (var contribution in Scaled(builder, node, map, argument, partial, row, scalar))
                yield return (argument, contribution);
        }
    }

    /// <summary>partial times the gradient; a constant partial leaves the two parts apart.</summary>
    private static IEnumerable<Node> Scaled(
        RowBuilder builder, Node node, MapOp map, Node argument, Expr partial, Node? row, Node? scalar)
    {
        var name = argument.Name + "BarPart";
        if (partial is ConstantExpr && argument.IsRow)
        {
            foreach (var part in new[] { row, scalar })
                if (part is not null)
                    yield return builder.Map(name, g => g * partial, part);
            yield break;
        }

        List<Node> arguments = [.. node.Arguments, Total(builder, node, row, scalar)];
        var gradient = new ArgumentExpr(arguments.Count - 1);
        yield return builder.Map(name, gradient * SharedPartial.Of(builder, node, map, partial, arguments), [.. arguments]);
    }

    /// <summary>
    /// Each item gets the gradients of all others. Where one item is more than half of the sum, its own gradient can dwarf
    /// all others (what is left beside it is tiny): it is kept out of the shared total, from which it could not be taken
    /// away again, and handed to the others alone.
    /// </summary>
    private static IEnumerable<(Node, Node)> OfOthers(RowBuilder builder, Node node, Node gradient)
    {
        var item = node.Arguments[0];
        var sum = builder.Sum("sum", item);
        var fair = builder.Map(node.Name + "BarFair", (a, s, g) => Expr.Choose(Expr.LessOrEqual(a + a, s), g, 0), item, sum, gradient);
        var most = builder.Map(node.Name + "BarMost", (g, f) => g - f, gradient, fair);
        yield return (item, builder.Sum(node.Name + "BarSum", fair));
        yield return (item, builder.Map(node.Name + "BarOwn", f => -f, fair));
        yield return (item, builder.Map(
            node.Name + "BarRest",
            (a, s, m) => Expr.Choose(Expr.LessOrEqual(a + a, s), m, 0),
            item, sum, builder.Sum(node.Name + "BarMostSum", most)));
    }

    private static IEnumerable<(Node, Node)> OfRoot(RowBuilder builder, Node node, ScalarRootOp root, Node gradient, ISet<Node> active)
    {
        var (u, k) = (node.Arguments[0], node.Arguments[1]);
        var (slope, total) = RootSlope(builder, node, root);
        if (active.Contains(u))
            yield return (u, builder.Map(u.Name + "BarRoot", (g, w, sum) => -(w * Expr.DivideOrZero(g, sum)), gradient, slope, total));
        if (active.Contains(k))
            yield return (k, builder.Map(k.Name + "Bar", (g, sum) => Expr.DivideOrZero(g, sum), gradient, total));
    }

    /// <summary>w_i = r'(u_i + c) and W = sum w: what the implicit function theorem needs, in both walks.</summary>
    public static (Node Slope, Node Total) RootSlope(RowBuilder builder, Node node, ScalarRootOp root)
    {
        var slope = ExprDerivative.Of(root.Response.Value, 0);
        var w = builder.Map("w", (u, c) => slope.Substitute(_ => u + c), node.Arguments[0], node);
        return (w, builder.Sum("W", w));
    }

    private static IEnumerable<(Node, Node)> OfRepeat(RowBuilder builder, Node node, RepeatOp repeat, Node gradient, ISet<Node> active)
    {
        var (initial, k) = (node.Arguments[0], node.Arguments[1]);
        var temperature = builder.TemperatureOfSteps;
        var wantsTemperature = active.Contains(temperature);
        var exponent = Logarithm.OfExponential(builder, initial);
        var logarithm = Logarithm.IsShorter(repeat.Body) ? exponent : null;
        var adjoint = new AdjointBody(
            RepeatAdjoint.Of(builder, repeat.Body.Program, logarithm is not null, wantsTemperature), logarithm is not null);
        var cotangent = builder.Add((logarithm ?? initial).Name + "Bar", new RepeatReverseOp(repeat.Body, adjoint), initial, k, gradient);
        var shift = builder.Add(initial.Name + "BarShift", new RepeatNumberOp(0), cotangent);
        if (exponent is null)
        {
            yield return (initial, cotangent);
            yield return (initial, shift);
        }
        else
        {
            Func<Expr, Expr, Expr, Expr> ofExponent = logarithm is null ? (row, number, w) => (row + number) * w : (row, number, w) => row + (number * w);
            var whole = builder.Map(exponent.Name + "BarSteps", ofExponent, cotangent, shift, initial);
            foreach (var contribution in exponent.Op is MapOp map ? OfMap(builder, exponent, map, whole, null, active) : [(exponent, whole)])
                yield return contribution;
        }

        if (wantsTemperature)
            yield return (temperature, builder.Add("tBarSteps", new RepeatNumberOp(1), cotangent));
    }

    private static IEnumerable<(Node, Node)> OfScan(RowBuilder builder, Node node, ScanOp scan, Node gradient)
    {
        for (var i = 0; i < scan.Scan.Transitions.Count; i++)
        {
            var slope = builder.Add(node.Name + "By" + node.Arguments[i].Name, new ScanGradientOp(scan.Scan, i), [.. node.Arguments]);
            yield return (node.Arguments[i], builder.Map(node.Arguments[i].Name + "BarScan", (g, d) => g * d, gradient, slope));
        }
    }

    private static IEnumerable<(Node, Node)> OfScanGradient(RowBuilder builder, Node node, ScanGradientOp gradient, Node arrived)
    {
        // The Hessian is symmetric: its transpose along the gradient is its tangent in that direction.
        var count = gradient.Scan.Transitions.Count;
        var directions = Enumerable.Range(0, count).Select(i => i == gradient.Index ? arrived : builder.Constant(0));
        for (var i = 0; i < count; i++)
            yield return (node.Arguments[i], builder.Add(
                node.Arguments[i].Name + "BarScan", new ScanHessianOp(gradient.Scan, i), [.. node.Arguments, .. directions]));
    }

    private static IEnumerable<(Node, Node)> OfShift(RowBuilder builder, Node node, ShiftOp shift, Node? row, Node? scalar)
    {
        var back = new ShiftOp(-shift.By);
        if (row is not null)
            yield return (node.Arguments[0], builder.Add(node.Name + "BarShifted", back, row));
        if (scalar is null)
            yield break;
        // What all items share reaches all but those at the edge.
        var ones = builder.Map("ones", a => Expr.Maximum(Expr.Minimum(a, 1), 1), node.Arguments[0]);
        yield return (node.Arguments[0], builder.Map(
            node.Name + "BarInside", (g, inside) => g * inside, scalar, builder.Add("inside", back, ones)));
    }

    /// <summary>
    /// Steps do not know each other, so the adjoint of their sum is the sum of their adjoints; and what is computed in order has
    /// its adjoint in the same order.
    /// </summary>
    private static IEnumerable<(Node, Node)> OfInner(RowBuilder builder, Node node, InnerOp op, Node gradient, ISet<Node> active)
    {
        var inner = builder.Nested();
        var body = op.Body.Copy(inner, op.Index);
        var own = op.OwnArguments;
        var arriving = InnerBody.Capture(inner, op.Result.Name + "Bar", gradient, node.Arguments.Count - own);
        var captured = node.Arguments.Skip(own)
            .Select((argument, index) => (Argument: argument, Input: body.CaptureOf(index)!))
            .Where(c => c.Input is not null && active.Contains(c.Argument))
            .ToList();
        var seeds = new Dictionary<Node, Node[]> { [body.Results[0]] = [arriving] };
        var found = ReverseWalk.Adjoint(inner, new RowProgram(body.Results), seeds, captured.Select(c => c.Input).ToList());

        var parts = found.SelectMany(f => new[] { f.Row, f.Scalar }).OfType<Node>().Distinct().ToList();
        var adjoint = new InnerBody(parts, body.Exponent);
        for (var i = 0; i < captured.Count; i++)
            foreach (var part in new[] { found[i].Row, found[i].Scalar }.OfType<Node>())
                yield return (captured[i].Argument, builder.Add(
                    captured[i].Argument.Name + "BarSteps", op with { Body = adjoint, Index = parts.IndexOf(part) }, [.. node.Arguments, gradient]));
    }

    private static IEnumerable<(Node, Node)> OfPartialSum(RowBuilder builder, Node node, PartialSumOp sum, Node gradient)
    {
        // What rounding took is part of the sum already.
        if (sum.IsRemainder)
            yield break;
        var other = sum.Side == PartialSumSide.Above ? PartialSumSide.Below : PartialSumSide.Above;
        var (values, keys) = (node.Arguments[0], node.Arguments[1]);
        var transposed = builder.Add(values.Name + "Bar" + other, new PartialSumOp(other), gradient, keys);
        yield return (values, values.IsRow ? transposed : builder.Sum(transposed.Name + "Sum", transposed));
    }

    private static IEnumerable<(Node, Node)> OfStraightThrough(Node node, Node? row, Node? scalar)
    {
        foreach (var part in new[] { row, scalar })
            if (part is not null)
                yield return (node.Arguments[1], part);
    }

    private static Node Total(RowBuilder builder, Node node, Node? row, Node? scalar)
    {
        if (row is null || scalar is null)
            return row ?? scalar!;
        return builder.Map(node.Name + "Grad", (a, b) => a + b, row, scalar);
    }
}
