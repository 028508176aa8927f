using System;
using System.Collections.Generic;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Model;

namespace SubsetGen.Generator.Methods;

/// <summary>
/// k softmaxes in a row, each item's weight reduced by what the step before took of it:
/// p^j = softmax(α^j / t), α^(j+1) = α^j + log(1 - p^j), y = Σ_j p^j.
/// </summary>
internal sealed class SuccessiveSoftmax : Method
{
    /// <summary>The logarithm of the largest weight.</summary>
    private readonly double logLargestWeight;

    /// <summary>The temperature above which rows spread no wider; see <see cref="Variant.WidestAt"/>.</summary>
    private readonly double widestAt;

    /// <summary>
    /// For any temperature. The sum of 2^31 weights of this size is finite in single precision, and so is one over it. Where the
    /// others' share of an item underflows at t = 1/2, what is left of the item is its square and nothing beside the others; towards
    /// t = 1 it would not be, and must not underflow.
    /// </summary>
    public SuccessiveSoftmax()
        : this(logLargestWeight: 65, widestAt: 0.5)
    {
    }

    private SuccessiveSoftmax(double logLargestWeight, double widestAt)
    {
        this.logLargestWeight = logLargestWeight;
        this.widestAt = widestAt;
    }

    public override string Formula => "p = softmax(α/t),  α ← α + log(1 - p),  k times from α = x;  y = Σ p";

    public override string Source => "Plötz and Roth 2018; Xie and Ermon 2019, algorithm 1";

    public override string Cost => "one exp an item, then k passes of about 8 multiply-adds; backward about 3 times that";

    public override int OperationsPerItem(double k) => 20 + (int)Math.Min(1e6, 10 * k);

    public override bool HasSteps => true;

    /// <remarks>What a step takes away is divided once more.</remarks>
    public override bool DividesByTemperatureOnce => false;

    /// <remarks>
    /// Where a step takes no power, backward has the gradient for the weights themselves. It may be exp(spread) times what arrives:
    /// in single precision no wider rows are to be had.
    /// </remarks>
    public override Method For(LayerSpec spec) => spec.ConstantTemperature == 1 ? new SuccessiveSoftmax(logLargestWeight: 10, widestAt: 1) : this;

    public override IReadOnlyList<Variant> Variants =>
    [
        // So much wider as weights may begin above 1.
        new("Weights", Weights, (Variant.SpreadOfWeights.Single + logLargestWeight, Variant.SpreadOfWeights.Double + logLargestWeight))
        {
            // m equal items, m - 1 of which are chosen, lose (m - 1) log(m / (m - 1)) each until the last step.
            LostBySteps = 1,
            WidestAt = widestAt,
        },
        new("Scores", Scores),
    ];

    /// <summary>
    /// w = exp(α/t) times a constant, of which the steps take away: no logarithm, and for t = 1 no power. It is never
    /// normalised: what is chosen last was large enough at the beginning.
    /// </summary>
    private Node Weights(RowBuilder row)
    {
        // A square root squared: what is added to an exponent takes digits from it.
        var root = row.Map("root", (x, largest, t) => Expr.Exp((x - largest) / (2 * t)), row.Logits, row.LargestLogit, row.Temperature);
        var w = row.Map("w", r => r * (Math.Exp(logLargestWeight) * r), root);
        return row.Repeat("y", "w", w, row.K, (step, weights) =>
        {
            var sum = step.Sum("sum", weights);
            var p = step.Map("p", (a, s) => a / s, weights, sum);
            var left = step.Map("left", (o, s) => o / s, step.Others("others", weights), sum);
            var next = step.Map("next", (a, b, t) => a * Expr.Power(b, 1 / t), weights, left, step.Temperature);
            return (next, p);
        });
    }

    /// <summary>
    /// u = α/t itself, for rows so wide that the weights would underflow. All items at the maximum are treated apart from
    /// the rest, which has its own maximum: where one item dwarfs all others, what is left beside it keeps full accuracy.
    /// </summary>
    private static Node Scores(RowBuilder row)
    {
        var u = row.Map("u", (x, largest, t) => (x - largest) / t, row.Logits, row.LargestLogit, row.Temperature);
        return row.Repeat("y", "u", u, row.K, (step, scores) =>
        {
            // Below every score there can be; excluded items further still, so that they never count as the second largest.
            const double Nothing = -1e30;
            const double Excluded = -1e38;
            var top = step.Maximum("top", scores);
            var second = step.Maximum("second", step.Map("below", (s, m) => Expr.Choose(Expr.Equal(s, m), Nothing, s), scores, top));
            var atTop = step.Map("atTop", (s, m) => Expr.Choose(Expr.Equal(s, m), Expr.Exp(s - m), 0), scores, top);
            var rest = step.Map("rest", (s, m, m2) => Expr.Choose(Expr.Equal(s, m), 0, Expr.Exp(s - m2)), scores, top, second);
            var tops = step.Sum("tops", atTop);
            var rests = step.Sum("rests", rest);
            var gap = step.Map("gap", (m, m2) => m2 - m, top, second);
            var fall = step.Map("fall", d => Expr.Exp(d), gap);
            var sum = step.Map("sum", (a, r, f) => a + r * f, tops, rests, fall);
            var weight = step.Map("weight", (a, r, f) => a + r * f, atTop, rest, fall);
            var p = step.Map("p", (w, s) => w / s, weight, sum);

            // log of the weight of all others: for a lone maximum from the rest's own scale, else without cancellation.
            var loneOthers = step.Map("loneOthers", (d, r) => d + Expr.Log(Expr.Maximum(r, 0.5)), gap, rests);
            var others = step.Map(
                "others",
                a => Expr.Choose(Expr.And(Expr.Equal(a[0], a[1]), Expr.LessOrEqual(a[2], 1)), a[3], Expr.Log(a[4] - a[5])),
                scores, top, tops, loneOthers, sum, weight);
            var next = step.Map(
                "next",
                (s, o, all, t) => Expr.Choose(Expr.LessOrEqual(s, Nothing), Excluded, s + (o - Expr.Log(all)) / t),
                scores, others, sum, step.Temperature);
            return (next, p);
        });
    }
}
