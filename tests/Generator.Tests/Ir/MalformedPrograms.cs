using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Tests.Ir;

/// <summary>Programs that no correct pass makes, one for each rule of the verifier.</summary>
internal static class MalformedPrograms
{
    public static IReadOnlyDictionary<string, Func<RowBuilder, RowProgram>> All { get; } = new Dictionary<string, Func<RowBuilder, RowProgram>>
    {
        ["arguments come before their use"] = row =>
        {
            var late = new Node(99, "late", Shape.Row, new InputOp(InputKind.Logits), []);
            return new RowProgram([new Node(0, "early", Shape.Scalar, new ReduceOp(ReduceKind.Sum), [late])]);
        },
        ["the shape follows from the arguments"] = row =>
            new RowProgram([new Node(9, "y", Shape.Scalar, new MapOp(new ArgumentExpr(0)), [row.Logits])]),
        ["a map uses exactly its arguments"] = row =>
            One(new MapOp(new CallExpr(ScalarOp.Negate, new ArgumentExpr(0))), row.Logits, row.K),
        ["a reduction takes one row"] = row => One(new ReduceOp(ReduceKind.Sum), row.K),
        ["a root takes u, k, smallest, largest, count, sum, squares"] = row =>
            One(new ScalarRootOp(SampleResponse), row.Logits, row.K, row.SmallestLogit, row.LargestLogit),
        ["a repeat takes a row, k and the head"] = row => One(new RepeatOp(Step(row, [])), row.K, row.K),
        ["a step yields next, emitted and the head"] = row =>
            One(new RepeatOp(Step(row, [ReduceKind.Sum])), row.Logits, row.K, row.LargestLogit),
        ["a reversed repeat takes a row, k, a cotangent and the head"] = row =>
            One(new RepeatReverseOp(Step(row, []), Adjoint(row.Nested())), row.Logits, row.K),
        ["a row and numbers go back"] = row =>
        {
            var inner = row.Nested();
            var carried = inner.Input("c", InputKind.Carried);
            return One(new RepeatReverseOp(Step(row, []), new AdjointBody(new RowProgram([carried, carried]), ofLogarithm: false)), row.Logits, row.K, row.Logits);
        },
        ["a step and its adjoint have the same programs"] = row =>
        {
            var step = Step(row, []);
            var balanced = new StepBody(step.Program, [], step.Program);
            return One(new RepeatReverseOp(balanced, Adjoint(row.Nested())), row.Logits, row.K, row.Logits);
        },
        ["a number that goes back belongs to a reversed repeat"] = row => One(new RepeatNumberOp(0), row.Logits),
        ["a scan takes its coefficient rows, k and its directions"] = row => One(new ScanOp(ScanSpec.Count), row.Logits, row.K),
        ["coefficients are rows, k is a scalar"] = row => One(new ScanOp(ScanSpec.Count), row.Logits, row.Logits, row.Logits),
        ["a direction is a row or zero"] = row =>
            One(new ScanHessianOp(ScanSpec.Count, 0), row.Logits, row.Logits, row.K, row.Constant(1), row.Logits),
        ["a shift takes one row"] = row => One(new ShiftOp(1), row.K),
        ["a chain takes unary and pairwise rows and a number"] = row => One(new ChainTiltOp(), row.Logits, row.K, row.K),
        ["the marginals of a chain take two rows"] = row => One(new ChainMarginalsOp(), row.Logits),
        ["a sum over steps takes their number first"] = row => One(new StepSumOp(Sum(row)), row.Logits, row.Logits),
        ["a step has maps, reductions and items at places"] = row =>
        {
            var step = row.Nested();
            var chosen = step.Add("z", new TopKOp(), step.Input("x", InputKind.CapturedRow), step.Input("j", InputKind.StepNumber));
            return One(new StepSumOp(new InnerBody([chosen])), row.K, row.Logits);
        },
        ["an exponent is a map over items"] = row => One(new StepSumOp(new InnerBody(Sum(row).Results, row.Nested().Input("x", InputKind.CapturedRow))), row.K, row.Logits),
        ["a body captures arguments as they are"] = row => One(new StepSumOp(Sum(row)), row.K, row.K),
        ["an order takes keys, k and a slope"] = row => One(new InOrderOp(Sum(row)), row.Logits, row.K, row.Logits, row.Logits),
        ["an order hands its keys on first"] = row => One(new InOrderOp(Sum(row)), row.Logits, row.K, row.K, row.Second),
        ["a rank takes keys in order"] = row => One(new RankOp(), row.Logits),
        ["an item at a place takes a row and the place"] = row => One(new ItemAtOp(), row.Logits, row.Logits),
        ["a partial sum takes values, and keys in order"] = row => One(new PartialSumOp(PartialSumSide.Above), row.Logits, row.Logits),
        ["a top-k takes a row and k"] = row => One(new TopKOp(), row.Logits, row.Logits),
        ["straight-through takes two values of one shape, or a constant as the second"] = row => One(new StraightThroughOp(), row.Logits, row.K),
        ["a design takes inclusion probabilities and k"] = row => One(new DesignOp("Pareto"), row.K, row.K),
    };

    private static Response SampleResponse =>
        Response.Of(v => Expr.Logistic(v), v => Expr.Logistic(-v), p => Expr.Log(p / (1 - p)));

    private static StepBody Step(RowBuilder row, IReadOnlyList<ReduceKind> head)
    {
        var step = row.Nested();
        var carried = step.Input("c", InputKind.Carried);
        return new StepBody(new RowProgram([carried, carried]), head);
    }

    private static InnerBody Sum(RowBuilder row) => new([row.Nested().Input("x", InputKind.CapturedRow)]);

    private static AdjointBody Adjoint(RowBuilder inner) =>
        new(new RowProgram([inner.Input("bar", InputKind.CarriedCotangent), inner.Input("shift", InputKind.CarriedCotangentShift)]), ofLogarithm: false);

    // A builder of its own gives what comes last the largest id, whatever the arguments are.
    private static RowProgram One(RowOp op, params Node[] arguments) =>
        new([new Node(1000, "y", op.ResultShape([.. arguments.Select(a => a.Shape)]), op, arguments)]);
}
