using System;
using System.Collections.Generic;
using System.Linq;

namespace SubsetGen.Generator.Ir;

/// <summary>Builds a row program value by value; equal operations on equal arguments are one value.</summary>
internal sealed class RowBuilder
{
    private static readonly string[] FurtherNames = ["w", "x2", "w2"];

    private readonly Dictionary<(RowOp Op, string Arguments), Node> known = [];
    private readonly HashSet<string> names = [];
    private readonly double? temperature;
    private Node? implicitK;
    private int nextId;

    /// <param name="temperature">The temperature where it is a constant of the layer.</param>
    /// <param name="hasImplicitK">Whether the sum of the subset is its size, whatever it is.</param>
    public RowBuilder(double? temperature = null, bool hasImplicitK = false)
    {
        this.temperature = temperature;
        HasImplicitK = hasImplicitK;
    }

    /// <summary>Whether the sum of the subset is its size, whatever it is.</summary>
    public bool HasImplicitK { get; }

    /// <summary>The logits of the row: perturbed, excluded items at minus infinity.</summary>
    public Node Logits => Input("x", InputKind.Logits);

    public Node LargestLogit => Input("xMax", InputKind.LargestLogit);

    public Node SmallestLogit => Input("xMin", InputKind.SmallestLogit);

    public Node Allowed => Input("allowed", InputKind.Allowed);

    /// <summary>The number of items to choose.</summary>
    public Node K => implicitK ?? Input("k", InputKind.K);

    /// <summary>The row of the second input.</summary>
    public Node Second => Further(0);

    /// <summary>A row that the kernel reads besides the logits.</summary>
    public Node Further(int index) => Input(FurtherNames[index], InputKind.Further, index);

    /// <summary>Says what the size of the subset is, where it is the subset's own sum.</summary>
    public void UseSumAsK(Node subset) => implicitK = Sum("k", subset);

    public Node Temperature => temperature is { } constant ? Constant(constant) : Input("t", InputKind.Temperature);

    /// <summary>What stands for the temperature in the gradient that steps have for it; never read.</summary>
    public Node TemperatureOfSteps => Input("tOfSteps", InputKind.TemperatureOfSteps);

    public Node Input(string name, InputKind kind, int index = 0) => Add(name, new InputOp(kind, index));

    public Node Constant(double value) => Add("constant", new MapOp(value));

    public Node Map(string name, Func<Expr, Expr> body, Node a) => Map(name, body(Argument(0)), a);

    public Node Map(string name, Func<Expr, Expr, Expr> body, Node a, Node b) =>
        Map(name, body(Argument(0), Argument(1)), a, b);

    public Node Map(string name, Func<Expr, Expr, Expr, Expr> body, Node a, Node b, Node c) =>
        Map(name, body(Argument(0), Argument(1), Argument(2)), a, b, c);

    public Node Map(string name, Func<Expr, Expr, Expr, Expr, Expr> body, Node a, Node b, Node c, Node d) =>
        Map(name, body(Argument(0), Argument(1), Argument(2), Argument(3)), a, b, c, d);

    public Node Map(string name, Func<Expr[], Expr> body, params Node[] arguments) =>
        Map(name, body([.. arguments.Select((_, index) => Argument(index))]), arguments);

    /// <summary>The map with arguments numbered as given; unused and repeated arguments are dropped, constants folded in.</summary>
    public Node Map(string name, Expr body, params Node[] arguments)
    {
        var kept = new List<Node>();
        var simplified = body.Substitute(argument =>
        {
            var node = arguments[argument.Index];
            if (node.Op is MapOp { Body: ConstantExpr constant })
                return constant;
            if (!kept.Contains(node))
                kept.Add(node);
            return Argument(kept.IndexOf(node));
        });
        return simplified is ArgumentExpr same ? kept[same.Index] : Add(name, new MapOp(simplified), [.. kept]);
    }

    public Node Sum(string name, Node row) => Add(name, new ReduceOp(ReduceKind.Sum), row);

    /// <summary>Item i gets the value of item i - <paramref name="by"/>, or 0 where there is none.</summary>
    public Node Shift(string name, Node row, int by) => Add(name, new ShiftOp(by), row);

    public Node Maximum(string name, Node row) => Add(name, new ReduceOp(ReduceKind.Maximum), row);

    public Node Others(string name, Node row) => Add(name, new OthersOp(), row);

    /// <summary>The c with sum r(u + c) = k; what comes after k only makes the search short.</summary>
    public Node ScalarRoot(
        string name, Response response, Node u, Node k, Node smallest, Node largest, Node count, Node? sum = null, Node? squares = null) =>
        Add(name, new ScalarRootOp(response), u, k, smallest, largest, count, sum ?? Constant(0), squares ?? Constant(0));

    /// <summary>
    /// k steps from <paramref name="initial"/>: <paramref name="step"/> maps the carried row to the next one and to what the
    /// step emits; the result is the sum of what is emitted.
    /// </summary>
    public Node Repeat(string name, string carriedName, Node initial, Node k, Func<RowBuilder, Node, (Node Next, Node Emitted)> step)
    {
        var body = Nested();
        var (next, emitted) = step(body, body.Input(carriedName, InputKind.Carried));
        return Add(name, new RepeatOp(new StepBody(new RowProgram([next, emitted]), [])), initial, k);
    }

    /// <summary>The value as a constant: no gradient flows into it.</summary>
    public Node Detached(Node value) => Add(value.Name + "Fixed", new StraightThroughOp(), value, Constant(0));

    /// <summary>
    /// The sum over j = 1 .. k of what <paramref name="step"/> makes of the captured values and of j. A step may hold maps,
    /// reductions and items at places. With the value it may name the exponent that the value vanishes with; see
    /// <see cref="StepSumOp"/>.
    /// </summary>
    public Node StepSum(string name, Node k, IReadOnlyList<Node> captured, Func<RowBuilder, Node[], Node, (Node Value, Node? Exponent)> step)
    {
        var body = Nested();
        var inside = captured.Select((value, index) => InnerBody.Capture(body, value.Name, value, index)).ToArray();
        var (value, exponent) = step(body, inside, body.Input("j", InputKind.StepNumber));
        return Add(name, new StepSumOp(new InnerBody([value], exponent)), [k, .. captured]);
    }

    /// <summary>
    /// What <paramref name="places"/> makes of rows in the order of keys: it is handed the keys in order, then the captured
    /// values. For what may be left out see <see cref="InOrderOp"/>.
    /// </summary>
    public Node InOrder(string name, Node keys, Node k, Node slope, IReadOnlyList<Node> captured, Func<RowBuilder, Node, Node[], Node> places)
    {
        var body = Nested();
        var inside = captured.Prepend(keys).Select((value, index) => InnerBody.Capture(body, value.Name, value, index)).ToArray();
        var result = places(body, inside[0], [.. inside.Skip(1)]);
        return Add(name, new InOrderOp(new InnerBody([result])), [keys, k, slope, keys, .. captured]);
    }

    /// <summary>The ranks of keys in order.</summary>
    public Node Rank(string name, Node keys) => Add(name, new RankOp(), keys);

    /// <summary>The number at a place of a row; counts as a constant in derivatives.</summary>
    public Node ItemAt(string name, Node row, Node place) => Add(name, new ItemAtOp(), row, place);

    /// <summary>In order, for each item the sum over larger keys and half the sum over equal ones; and what rounding took of it.</summary>
    public (Node Sum, Node Remainder) SumAbove(string name, Node values, Node keys) =>
        (Add(name, new PartialSumOp(PartialSumSide.Above), values, keys),
            Add(name + "Low", new PartialSumOp(PartialSumSide.Above, IsRemainder: true), values, keys));

    public Node Scan(string name, ScanSpec scan, Node k, params Node[] coefficients) =>
        Add(name, new ScanOp(scan), [.. coefficients, k]);

    /// <summary>A builder for a body inside this program.</summary>
    public RowBuilder Nested() => new(temperature);

    /// <summary>Any operation; what the passes and the derivative rules use.</summary>
    public Node Add(string name, RowOp op, params Node[] arguments)
    {
        var key = (op, string.Join(",", arguments.Select(a => a.Id)));
        if (known.TryGetValue(key, out var existing))
            return existing;
        var shape = op.ResultShape(arguments.Select(a => a.Shape).ToArray());
        var node = new Node(nextId++, Unique(name), shape, op, arguments);
        known.Add(key, node);
        return node;
    }

    private string Unique(string name)
    {
        var candidate = name;
        for (var suffix = 2; !names.Add(candidate); suffix++)
            candidate = name + suffix.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return candidate;
    }

    private static Expr Argument(int index) => new ArgumentExpr(index);
}
