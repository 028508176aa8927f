using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Tests.Ir;

/// <summary>The smallest well-formed program around each row operation. Its last result is the operation.</summary>
internal static class OneOfEachOp
{
    /// <summary>Every row operation there is.</summary>
    public static IEnumerable<Type> Types => typeof(RowOp).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RowOp)) && !t.IsAbstract);

    public static IReadOnlyDictionary<Type, Func<RowBuilder, Node>> Programs { get; } = new Dictionary<Type, Func<RowBuilder, Node>>
    {
        [typeof(InputOp)] = row => row.Logits,
        [typeof(MapOp)] = row => row.Map("y", x => Expr.Exp(x), row.Logits),
        [typeof(ReduceOp)] = row => row.Sum("y", row.Logits),
        [typeof(OthersOp)] = row => row.Others("y", row.Map("w", x => Expr.Exp(x), row.Logits)),
        [typeof(ScalarRootOp)] = row => row.ScalarRoot("c", Logistic, row.Logits, row.K, row.SmallestLogit, row.LargestLogit, row.Allowed),
        [typeof(RepeatOp)] = Repeat,
        [typeof(RepeatReverseOp)] = RepeatReverse,
        [typeof(RepeatNumberOp)] = row => row.Add("shift", new RepeatNumberOp(0), RepeatReverse(row)),
        [typeof(ScanOp)] = row => row.Scan("Z", ScanSpec.Count, row.K, Coefficients(row)),
        [typeof(ScanGradientOp)] = row => row.Add("y", new ScanGradientOp(ScanSpec.Count, 1), [.. Coefficients(row), row.K]),
        [typeof(ScanHessianOp)] = row => row.Add(
            "y", new ScanHessianOp(ScanSpec.Count, 1), [.. Coefficients(row), row.K, row.Logits, row.Constant(0)]),
        [typeof(ScanSampleOp)] = row => row.Add("z", new ScanSampleOp(ScanSpec.Count), [.. Coefficients(row), row.K]),
        [typeof(ScanBestOp)] = row => row.Add("z", new ScanBestOp(ScanSpec.Count), [.. Coefficients(row), row.K]),
        [typeof(ShiftOp)] = row => row.Shift("y", row.Logits, -1),
        [typeof(PairsOp)] = row => row.Add("pairs", new PairsOp(), row.Shift("y", row.Logits, -1)),
        [typeof(ChainTiltOp)] = Tilt,
        [typeof(ChainLogOddsOp)] = row => row.Add("odds", new ChainLogOddsOp(), row.Logits, row.Map("v", x => x / 2, row.Logits), Tilt(row)),
        [typeof(ChainMarginalsOp)] = row => row.Add("m", new ChainMarginalsOp(), Coefficients(row)),
        [typeof(DesignOp)] = row => row.Add("z", new DesignOp("Pareto"), row.Map("p", x => Expr.Logistic(x), row.Logits), row.K),
        [typeof(StepSumOp)] = StepSum,
        [typeof(InOrderOp)] = row => InOrder(row, (places, x) => places.Map("next", a => a + a, x)),
        [typeof(RankOp)] = row => InOrder(row, (places, x) => places.Rank("rank", x)),
        [typeof(ItemAtOp)] = row => row.ItemAt("kth", row.Logits, row.K),
        [typeof(PartialSumOp)] = row => InOrder(row, (places, x) => places.SumAbove("sum", x, x).Sum),
        [typeof(TopKOp)] = row => row.Add("z", new TopKOp(), row.Logits, row.K),
        [typeof(ScoredSamplesOp)] = row => row.Add(
            "scored", new ScoredSamplesOp(), row.Input("drawn", InputKind.Output), row.Input("losses", InputKind.Losses)),
        [typeof(StraightThroughOp)] = row => row.Add(
            "y", new StraightThroughOp(), row.Add("z", new TopKOp(), row.Logits, row.K), row.Map("r", x => Expr.Logistic(x), row.Logits)),
    };

    private static Response Logistic =>
        Response.Of(v => Expr.Logistic(v), v => Expr.Logistic(-v), p => Expr.Log(p / (1 - p)));

    private static Node Tilt(RowBuilder row) => row.Add("c", new ChainTiltOp(), row.Logits, row.Map("v", x => x / 2, row.Logits), row.K);

    private static Node[] Coefficients(RowBuilder row) =>
        [row.Map("q", x => Expr.Logistic(-x), row.Logits), row.Map("p", x => Expr.Logistic(x), row.Logits)];

    private static Node Repeat(RowBuilder row) => row.Repeat("y", "w", row.Map("w", x => Expr.Exp(x), row.Logits), row.K, Step);

    private static (Node Next, Node Emitted) Step(RowBuilder step, Node w)
    {
        var p = step.Map("p", (a, s) => a / s, w, step.Sum("sum", w));
        return (step.Map("next", a => a * (1 - a), p), p);
    }

    private static Node StepSum(RowBuilder row) => row.StepSum(
        "y", row.K, [row.Logits], (step, captured, j) => (step.Map("p", (x, at) => Expr.Logistic(x - at), captured[0], j), null));

    private static Node InOrder(RowBuilder row, Func<RowBuilder, Node, Node> places) =>
        row.InOrder("y", row.Logits, row.K, row.Temperature, [], (body, x, _) => places(body, x));

    private static Node RepeatReverse(RowBuilder row)
    {
        var repeat = Repeat(row);
        var body = ((RepeatOp)repeat.Op).Body;
        var adjoint = Generator.Autodiff.RepeatAdjoint.Of(row, body.Program, ofLogarithm: false, wantsTemperature: false);
        return row.Add(
            "bar", new RepeatReverseOp(body, new AdjointBody(adjoint, ofLogarithm: false)), repeat.Arguments[0], row.K, row.Input("g", InputKind.Cotangent));
    }
}
