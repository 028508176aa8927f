using System;
using System.Collections.Generic;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Methods;

/// <summary>
/// The first k rows of NeuralSort's relaxed permutation matrix: P_j = softmax(((n + 1 - 2j) x - B) / t) with
/// B_i = Σ_m |x_i - x_m|, y = Σ_j P_j.
/// </summary>
/// <remarks>
/// <para>
/// Sorted, B has closed form, and up to what all items share the score of item i in step j is (rank_i - j) w_i - A_i, with
/// w = 2x/t and A_i the sum of w over the items above i and half of those equal to it. Near the j-th item the factor is a
/// small whole number, so the large numbers in B never meet: evaluated as published, the scores of a thousand items are off
/// by 1e-4 in single precision.
/// </para>
/// <para>
/// Three things keep the rest small, none of which changes the value. x is taken from the k-th largest item, so that what lies
/// far away, on either side, is far from every score that matters. A is compared with the A of the j-th item. And A has
/// two parts, the second what rounding took of the first. The score is then as good as the logits.
/// </para>
/// <para>
/// All of it is computed in order. There, with d_m the gap between the w of places m and m + 1, the score of place i in step j
/// is that of place j less Σ |m + 1/2 - j| d_m over the gaps between the two: it falls from place j on to either side.
/// </para>
/// </remarks>
internal sealed class NeuralSort : Method
{
    public override string Formula => "P_j = softmax(((n + 1 - 2j) x - B)/t),  B_i = Σ_m |x_i - x_m|,  y = Σ_{j ≤ k} P_j";

    public override string Source => "Grover et al. 2019, theorem 1 and equation 5";

    public override string Cost => "one sort, then k times, for the items near the j-th, one exp, or two for four steps, and about 12 operations in 2 passes; backward the same with 8 more";

    public override int OperationsPerItem(double k) => 150 + (int)Math.Min(1e6, 40 * k);

    public override IReadOnlyList<Variant> Variants => [new("Scores", Forward)];

    private static Node Forward(RowBuilder row)
    {
        var slope = row.Map("slope", t => 2 / t, row.Temperature);
        return row.InOrder("y", row.Logits, row.K, slope, [row.SmallestLogit, row.K, slope], Steps);
    }

    private static Node Steps(RowBuilder row, Node x, Node[] captured)
    {
        var (xMin, k, slope) = (captured[0], captured[1], captured[2]);
        var rank = row.Rank("rank", x);

        // Excluded items are 0 where they are summed, and infinitely far above where they are compared.
        Node Allowed(string name, Func<Expr[], Expr> value, Func<Expr, Expr> otherwise, params Node[] arguments) => row.Map(
            name, a => Expr.Choose(Expr.LessOrEqual(a[1], a[0]), value(a), otherwise(a[0])), [x, xMin, .. arguments]);

        var w = Allowed("w", a => (a[0] - a[2]) * a[3], _ => 0, row.ItemAt("kth", x, k), slope);
        var (sum, low) = row.SumAbove("sum", w, x);
        var above = Allowed("above", a => a[2], x => -x, sum);

        Node[] ofItem = [w, rank, above, low];
        // An item's largest exponent is that of its own step, or of the last.
        var peak = row.Map(
            "peak", (r, at, last) => Expr.Choose(Expr.LessOrEqual(r, at), 0, last), rank, k, Exponent(row, "last", ofItem, k, "K"));

        return row.StepSum("y", k, [.. ofItem, peak], Step);
    }

    private static (Node Value, Node Exponent) Step(RowBuilder step, Node[] captured, Node j)
    {
        var exponent = Exponent(step, "exponent", captured, j, "J");
        var e = step.Map("e", v => Expr.Exp(v), exponent);
        var share = step.Map("share", total => 1 / total, step.Sum("total", e));
        return (
            step.Map("p", (weight, each) => weight * each, e, share),
            step.Map("besidePeak", (v, peak) => v - peak, exponent, captured[4]));
    }

    /// <summary>The scores of a step less the j-th item's, which in order is the largest: to either side of it they fall.</summary>
    private static Node Exponent(RowBuilder step, string name, Node[] ofItem, Node j, string suffix)
    {
        Node AtPlace(Node row) => step.ItemAt(row.Name + suffix, row, j);
        var (w, rank, above, low) = (ofItem[0], ofItem[1], ofItem[2], ofItem[3]);
        // What the j-th item's rank adds to its score where it shares it with others.
        var rest = step.Map(
            "rest" + suffix, (lowHere, r, at, item) => lowHere - ((r - at) * item), AtPlace(low), AtPlace(rank), j, AtPlace(w));
        return step.Map(
            name, a => (a[0] - a[1]) * a[2] + (a[3] - a[4]) + (a[5] - a[6]), rank, j, w, AtPlace(above), above, rest, low);
    }
}
