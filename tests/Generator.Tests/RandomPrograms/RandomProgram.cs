using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Tests.RandomPrograms;

/// <summary>Grows one random program: every value so far may be used by the next.</summary>
internal sealed class RandomProgram
{
    private readonly RowBuilder row;
    private readonly Random random;
    private readonly RandomExpr exprs;
    private readonly ProgramFeatures features;
    private readonly Node weight;
    private readonly List<Node> rows = [];
    private readonly List<Node> scalars = [];
    private bool hasRepeat;
    private int roots;
    private bool hasScan;
    private int stepSums;

    public RandomProgram(RowBuilder row, Random random, ProgramFeatures features)
    {
        this.row = row;
        this.random = random;
        this.features = features;
        exprs = new RandomExpr(random);
        // Finite for every item, and a weight that is exactly 0 for excluded ones.
        rows.Add(row.Map("u", x => Expr.Maximum(x, -20), row.Logits));
        weight = row.Map("m", (x, t) => Expr.Exp(x / (t + 1)), row.Logits, row.Temperature);
        rows.Add(weight);
        scalars.Add(row.Temperature);
    }

    public Node Build()
    {
        var length = random.Next(4, 9);
        for (var i = 0; i < length; i++)
            Grow();
        return Weighted("y", exprs.Bounded);
    }

    private void Grow()
    {
        switch (random.Next(11))
        {
            case 0 or 1:
                rows.Add(Map("r", exprs.Bounded));
                break;
            case 2:
                scalars.Add(row.Map("mean", (a, b) => a / b, row.Sum("s", Weighted("r", exprs.Bounded)), row.Sum("mass", weight)));
                break;
            case 3:
                var others = row.Others("o", Weighted("r", a => exprs.Positive(a)));
                rows.Add(row.Map("share", (a, b) => a / b, others, row.Sum("mass", weight)));
                break;
            case 4 when features.HasFlag(ProgramFeatures.Maximum):
                scalars.Add(row.Maximum("top", Weighted("r", a => exprs.Positive(a))));
                break;
            case 5 or 6 when roots < Responses.Length:
                Root();
                break;
            case 7 when !hasScan:
                hasScan = true;
                Scan();
                break;
            case 8 when !hasRepeat && features.HasFlag(ProgramFeatures.Repeat):
                hasRepeat = true;
                rows.Add(Repeat());
                break;
            case 9 when features.HasFlag(ProgramFeatures.Order):
                Order();
                break;
            case 10 when stepSums < 2 && features.HasFlag(ProgramFeatures.StepSum):
                stepSums++;
                StepSum();
                break;
            default:
                scalars.Add(row.Map("g", a => exprs.Bounded(a), [.. scalars]));
                break;
        }
    }

    private void Root()
    {
        var scale = 0.5 + random.NextDouble();
        var u = row.Map("v", x => x * scale, row.Logits);
        var least = row.Map("vMin", x => x * scale, row.SmallestLogit);
        var most = row.Map("vMax", x => x * scale, row.LargestLogit);
        var response = Responses[roots++];
        var c = row.ScalarRoot("c", response, u, row.K, least, most, row.Allowed);
        scalars.Add(row.Map("cBounded", a => Expr.Logistic(a), c));
        rows.Add(row.Map("chosen", (a, b) => response.Value.Substitute(_ => a + b), u, c));
    }

    private void Scan()
    {
        var shift = Map("shift", exprs.Bounded);
        var p = row.Map("p", (x, s) => Expr.Logistic(x + s), row.Logits, shift);
        var q = row.Map("q", (x, s) => Expr.Logistic(-(x + s)), row.Logits, shift);
        var z = row.Scan("Z", ScanSpec.Count, row.K, q, p);
        var byP = row.Add("ZByP", new ScanGradientOp(ScanSpec.Count, 1), q, p, row.K);
        rows.Add(row.Map("mu", (prob, slope, total) => prob * slope / total, p, byP, z));
        if (random.Next(2) == 0)
            rows.Add(row.Map("left", (prob, slope, total) => prob * slope / total,
                q, row.Add("ZByQ", new ScanGradientOp(ScanSpec.Count, 0), q, p, row.K), z));
        if (random.Next(2) == 0)
            scalars.Add(row.Map("logZ", a => Expr.Log(a) / 10, z));
    }

    private Node Repeat()
    {
        // Of an exponential that a step multiplies the adjoint has the gradient for the logarithm.
        var isExponential = random.Next(2) == 0;
        var initial = Weighted("w", a => isExponential ? Expr.Exp(exprs.Bounded(a)) : exprs.Positive(a));
        var usesOthers = random.Next(3) > 0;
        return row.Repeat("steps", "w", initial, row.K, (step, w) =>
        {
            var sum = step.Sum("sum", w);
            var p = step.Map("p", (a, s) => a / s, w, sum);
            var others = usesOthers ? step.Map("rest", (o, s) => o / s, step.Others("others", w), sum) : step.Map("base", a => 0.5 + a, p);
            var emitted = step.Map("emitted", a => a[0] * exprs.Positive(a), p, others);
            var spread = step.Sum("spread", step.Map("square", a => a * a, p));
            var next = step.Map("next", a => a[0] * Expr.Power(a[1], 1 / a[2]) * exprs.Positive([a[4], a[1], a[3]]),
                isExponential ? w : p, others, step.Temperature, spread, p);
            return (next, emitted);
        });
    }

    private void Order()
    {
        // Nothing is left out: the slope is 0.
        Node InOrder(string name, IReadOnlyList<Node> captured, Func<RowBuilder, Node, Node[], Node> places) =>
            row.InOrder(name, row.Logits, row.K, row.Constant(0), captured, places);

        rows.Add(InOrder("place", [row.Allowed, weight], (places, x, c) =>
            places.Map("share", (r, count, mass) => r * mass / count, places.Rank("rank", x), c[0], c[1])));
        rows.Add(InOrder("above", [weight, Weighted("v", exprs.Bounded)], (places, x, c) =>
        {
            var (sum, low) = places.SumAbove("sum", c[1], x);
            return places.Map("part", (a, b, mass) => (a + b) / mass, sum, low, places.Sum("mass", c[0]));
        }));
        if (features.HasFlag(ProgramFeatures.Maximum))
            scalars.Add(InOrder("kth", [row.K, Weighted("v", exprs.Bounded)], (places, _, c) => places.ItemAt("item", c[1], c[0])));
    }

    private void StepSum()
    {
        Node[] captured = [weight, Map("r", exprs.Bounded), Weighted("v", exprs.Bounded), scalars[random.Next(scalars.Count)]];
        var sumsRow = random.Next(4) > 0;
        (sumsRow ? rows : scalars).Add(row.StepSum("steps", row.K, captured, (step, inside, j) =>
        {
            var (m, r, v, scalar) = (inside[0], inside[1], inside[2], inside[3]);
            var part = step.Map("part", a => exprs.Bounded([a[0], a[1], a[2] / 3]), r, scalar, j);
            var mean = step.Map("mean", (a, b) => a / b, step.Sum("s", step.Map("item", (a, b) => a * b, m, part)), step.Sum("mass", m));
            if (!sumsRow)
                return (step.Map("left", (a, b) => a / b, mean, j), null);
            var here = features.HasFlag(ProgramFeatures.Maximum) ? step.ItemAt("here", v, j) : mean;
            return (step.Map("p", a => a[0] * exprs.Bounded([a[1], a[2], a[3], a[4]]), m, r, v, mean, here), null);
        }));
    }

    /// <summary>A row that vanishes for excluded items.</summary>
    private Node Weighted(string name, Func<IReadOnlyList<Expr>, Expr> body) =>
        row.Map(name, (m, r) => m * r, weight, Map(name, body));

    private Node Map(string name, Func<IReadOnlyList<Expr>, Expr> body)
    {
        var used = rows.Concat(scalars).OrderBy(_ => random.Next()).Take(3).Prepend(rows[random.Next(rows.Count)]).Distinct();
        return row.Map(name, a => body(a), [.. used]);
    }

    private static Response[] Responses { get; } =
    [
        Response.Of(v => Expr.Logistic(v), v => Expr.Logistic(-v), p => Expr.Log(p / (1 - p))),
        // Neither odd nor smooth: r = exp(v) / 2 below 0, 1 - exp(-2 v) / 2 above.
        Response.Of(
            v => Expr.Choose(Expr.LessOrEqual(v, 0), 0.5 * Expr.Exp(v), 1 - (0.5 * Expr.Exp(-2 * v))),
            v => Expr.Choose(Expr.LessOrEqual(v, 0), 1 - (0.5 * Expr.Exp(v)), 0.5 * Expr.Exp(-2 * v)),
            p => Expr.Choose(Expr.LessOrEqual(p, 0.5), Expr.Log(2 * p), Expr.Log(2 * (1 - p)) / -2)),
    ];
}
