using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Tests.Interpreter;

/// <summary>
/// What a row program means, in double precision and as plainly as it can be said: the oracle for the passes, the derivative
/// rules and the emitted code.
/// </summary>
internal sealed class RowInterpreter
{
    private readonly Func<InputOp, RowValue> input;
    private readonly double[] uniforms;
    private readonly Dictionary<Node, RowValue> values = [];
    private readonly Dictionary<Node, double[]> numbers = [];

    private RowInterpreter(Func<InputOp, RowValue> input, double[] uniforms)
    {
        this.input = input;
        this.uniforms = uniforms;
    }

    /// <summary>The results of the program on one row.</summary>
    public static IReadOnlyList<RowValue> Run(RowProgram program, RowInputs inputs) => Run(program, inputs.Read, inputs.Uniforms);

    /// <summary>The results of a program whose inputs are given by a function.</summary>
    public static IReadOnlyList<RowValue> Run(RowProgram program, Func<InputOp, RowValue> input, double[]? uniforms = null)
    {
        var interpreter = new RowInterpreter(input, uniforms ?? []);
        foreach (var node in program.Nodes)
            interpreter.values[node] = interpreter.Evaluate(node);
        return [.. program.Results.Select(r => interpreter.values[r])];
    }

    private RowValue Evaluate(Node node) => node.Op switch
    {
        InputOp op => input(op),
        MapOp op => Map(node, op),
        ReduceOp op => RowValue.OfScalar(Reduce(op.Kind, Argument(node, 0).Items)),
        OthersOp => Others(Argument(node, 0).Items),
        ScalarRootOp op => RowValue.OfScalar(RootInterpreter.Find(
            op.Response, op.InWeights ? [.. Argument(node, 0).Items.Select(w => Math.Log(w))] : Argument(node, 0).Items, Argument(node, 1).Scalar)),
        RepeatOp op => Repeat(node, op),
        RepeatReverseOp op => RepeatReverse(node, op),
        RepeatNumberOp op => RowValue.OfScalar(numbers[node.Arguments[0]][op.Index]),
        ScanOp op => RowValue.OfScalar(Scan(node, op.Scan).Value),
        ScanGradientOp op => RowValue.OfRow(Scan(node, op.Scan).Gradient(op.Index)),
        ScanHessianOp op => RowValue.OfRow(Scan(node, op.Scan).GradientAlong(op.Index)),
        ScanSampleOp op => RowValue.OfRow(Scan(node, op.Scan).Sample(uniforms)),
        ScanBestOp op => RowValue.OfRow(Scan(node, op.Scan).Best()),
        ShiftOp op => Shift(Argument(node, 0).Items, op.By),
        PairsOp => Pairs(Argument(node, 0).Items),
        ChainTiltOp => RowValue.OfScalar(Chain(node).Tilt(Argument(node, 2).Scalar)),
        ChainLogOddsOp => RowValue.OfRow(Chain(node).LogOdds(Argument(node, 2).Scalar)),
        ChainMarginalsOp => RowValue.OfRow(ChainInterpreter.Marginals(Argument(node, 0).Items, Argument(node, 1).Items)),
        DesignOp op => RowValue.OfRow(DesignInterpreter.Draw(op.Design, Argument(node, 0).Items, (int)Argument(node, 1).Scalar, uniforms)),
        StepSumOp op => StepSum(node, op),
        InOrderOp op => InOrder(node, op),
        RankOp => RowValue.OfRow(OrderInterpreter.Ranks(Argument(node, 0).Items)),
        ItemAtOp => RowValue.OfScalar(Argument(node, 0).Items[(int)Argument(node, 1).Scalar - 1]),
        PartialSumOp op => RowValue.OfRow(OrderInterpreter.PartialSums(op, Argument(node, 0).At, Argument(node, 1).Items)),
        TopKOp => TopK(Argument(node, 0).Items, (int)Argument(node, 1).Scalar),
        ScoredSamplesOp => ScoredSamples(Argument(node, 0).Items, Argument(node, 1).Items),
        StraightThroughOp => Argument(node, 0),
        _ => throw new NotSupportedException($"The interpreter does not know {node.Op.GetType().Name}."),
    };

    private RowValue Argument(Node node, int index) => values[node.Arguments[index]];

    private RowValue Map(Node node, MapOp map)
    {
        var arguments = node.Arguments.Select(a => values[a]).ToArray();
        double At(int item) => ExprInterpreter.Evaluate(map.Body, index => arguments[index].At(item));
        return arguments.FirstOrDefault(a => a.IsRow) is { } row
            ? RowValue.OfRow(row.Items.Select((_, item) => At(item)))
            : RowValue.OfScalar(At(0));
    }

    private static double Reduce(ReduceKind kind, double[] items) => kind switch
    {
        ReduceKind.Sum => items.Sum(),
        ReduceKind.Maximum => items.Max(),
        ReduceKind.Squares => items.Sum(item => item * item),
        ReduceKind.Rest => items.Order().SkipLast(1).Sum(),
        _ => throw new NotSupportedException($"The interpreter does not know {kind}."),
    };

    private static RowValue Others(double[] items) =>
        RowValue.OfRow(items.Select((_, own) => items.Where((_, item) => item != own).Sum()));

    private static RowValue Shift(double[] items, int by) =>
        RowValue.OfRow(items.Select((_, item) => items.ElementAtOrDefault(item - by)));

    private static RowValue Pairs(double[] items) => RowValue.OfRow(items.Zip([.. items.Skip(1), 0], (a, b) => a * b));

    private ChainInterpreter Chain(Node node) => new(Argument(node, 0).Items, Argument(node, 1).Items);

    private static RowValue TopK(double[] items, int k)
    {
        // A stable sort: ties go to the lower index.
        var chosen = Enumerable.Range(0, items.Length).OrderByDescending(item => items[item]).Take(k).ToHashSet();
        return RowValue.OfRow(items.Select((_, item) => chosen.Contains(item) ? 1.0 : 0.0));
    }

    private static RowValue ScoredSamples(double[] samples, double[] losses)
    {
        var n = samples.Length / losses.Length;
        double Excess(int own) => losses[own] - losses.Where((_, s) => s != own).Average();
        return RowValue.OfRow(Enumerable.Range(0, n).Select(item => losses.Select((_, s) => Excess(s) * samples[(s * n) + item]).Average()));
    }

    private RowValue Repeat(Node node, RepeatOp repeat)
    {
        var initial = new Carried(Argument(node, 0), [.. node.Arguments.Skip(2).Select(a => values[a])]);
        var sum = new double[initial.Row.Items.Length];
        foreach (var emitted in RepeatInterpreter.Emitted(repeat.Body, initial, (int)Argument(node, 1).Scalar, input))
            for (var item = 0; item < sum.Length; item++)
                sum[item] += emitted[item];
        return RowValue.OfRow(sum);
    }

    private RowValue RepeatReverse(Node node, RepeatReverseOp reverse)
    {
        var initial = new Carried(Argument(node, 0), [.. node.Arguments.Skip(3).Select(a => values[a])]);
        (var items, numbers[node]) = RepeatInterpreter.Reverse(
            reverse.Body, reverse.Adjoint, initial, (int)Argument(node, 1).Scalar, Argument(node, 2).Items, input);
        return RowValue.OfRow(items);
    }

    private RowValue StepSum(Node node, StepSumOp sum)
    {
        var steps = Enumerable.Range(1, (int)Argument(node, 0).Scalar)
            .Select(j => Run(sum.Body.Program, captured => captured.Kind == InputKind.StepNumber
                ? RowValue.OfScalar(j)
                : Argument(node, captured.Index + sum.OwnArguments))[sum.Index])
            .ToList();
        return node.IsRow
            ? RowValue.OfRow(steps[0].Items.Select((_, item) => steps.Sum(s => s.At(item))))
            : RowValue.OfScalar(steps.Sum(s => s.Scalar));
    }

    /// <summary>All items are in the order, also those that may be left out.</summary>
    private RowValue InOrder(Node node, InOrderOp op)
    {
        var order = OrderInterpreter.Order(Argument(node, 0).Items);
        var result = Run(op.Body.Program, captured =>
        {
            var value = Argument(node, captured.Index + op.OwnArguments);
            return value.IsRow ? RowValue.OfRow(order.Select(item => value.Items[item])) : value;
        })[op.Index];
        return result.IsRow ? RowValue.OfRow(order.Select((item, place) => (item, place)).OrderBy(at => at.item).Select(at => result.Items[at.place])) : result;
    }

    private ScanInterpreter Scan(Node node, ScanSpec scan)
    {
        var transitions = scan.Transitions.Count;
        var directions = node.Arguments.Skip(transitions + 1).Select(a => values[a]).ToList();
        return new ScanInterpreter(
            scan, [.. node.Arguments.Take(transitions).Select(a => values[a])], (int)Argument(node, transitions).Scalar,
            directions.Count > 0 ? directions : null);
    }
}
