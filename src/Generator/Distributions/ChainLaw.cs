using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Distributions;

/// <summary>
/// p(z) ∝ exp(u·z + Σ v_i z_(i-1) z_i) over |z| = k, as a Markov chain given that its path has k items:
/// log p(z) = Σ_i log P(z_i | z_(i-1)) - log P(Σ = k). All terms of the sum have one sign.
/// </summary>
internal sealed class ChainLaw : Law
{
    private readonly RowBuilder row;
    private readonly ChainParts parts;
    private readonly Node logHit;

    public ChainLaw(RowBuilder row, ChainParts parts)
    {
        this.row = row;
        this.parts = parts;
        logHit = row.Map("logHit", h => Expr.Log(h), parts.Hit);
    }

    /// <summary>P(z_(i-1) = z_i = 1).</summary>
    private Node Joined => parts.Joint[3];

    /// <remarks>
    /// The mean score and the entropy; its derivative is the marginals times that of the score. Certain items are in k, but
    /// have no score, so the shift by the largest logit is not theirs.
    /// </remarks>
    public override Node LogPartition
    {
        get
        {
            var scores = row.Sum("scores", Score("score", parts.U, parts.V, parts.Items, Joined));
            var certain = row.Sum("certain", row.Map("isCertain", u => Expr.Choose(Expr.LessOrEqual(u, 1e30), 0, 1), parts.U));
            var value = row.Map(
                "logZ", a => a[0] + a[1] + (a[2] - a[3]) * a[4] / a[5], scores, EntropyOf(this), row.K, certain, parts.Largest, row.Temperature);
            var linear = Score("linear", parts.U, parts.V, row.Detached(parts.Items), row.Detached(Joined));
            return row.Add("logZ", new StraightThroughOp(), value, row.Sum("linearSum", linear));
        }
    }

    public override Node CrossEntropy(Law other)
    {
        var q = (ChainLaw)other;
        var linear = Score("alongP", row.Detached(q.parts.U), row.Detached(q.parts.V), parts.Items, Joined);
        var derivative = row.Map("negated", a => -a, row.Sum("alongPSum", linear));
        if (q != this)
        {
            var along = Score("alongQ", q.parts.U, q.parts.V, Difference(q.parts.Items, parts.Items), Difference(q.Joined, Joined));
            derivative = row.Map("alongBoth", (a, b) => a + b, derivative, row.Sum("alongQSum", along));
        }

        return row.Add("crossEntropy", new StraightThroughOp(), EntropyOf(q), derivative);
    }

    public override Node LogProbability(Node subset)
    {
        var z = row.Map("z", (x, chosen) => Expr.Choose(LogitsOf.IsExcluded(x), 0, chosen), parts.Logits, subset);
        var before = row.Shift("zBefore", z, 1);
        var missed = row.Sum("missed", row.Map(
            "miss",
            a => Expr.Choose(
                LogitsOf.IsExcluded(a[0]), 0, Softplus(Expr.Choose(Expr.LessOrEqual(a[1], 0.5), a[2], a[3]) * (1 - 2 * a[4]))),
            parts.Logits, before, parts.LogOdds, parts.LogOddsBehindIn, z));
        // Of another size a subset has no probability at all.
        var value = row.Map(
            "logProbability", (hit, rest, size, k) => Expr.Log(Expr.Choose(Expr.Equal(size, k), 1, 0)) - hit - rest, logHit, missed, row.Sum("size", z), row.K);
        var joined = row.Map("zJoined", (a, b) => a * b, z, before);
        var linear = Score("score", parts.U, parts.V, Difference(z, parts.Items), Difference(joined, Joined));
        return row.Add("logProbability", new StraightThroughOp(), value, row.Sum("linear", linear));
    }

    /// <summary>-Σ p log q, of which nothing is differentiated.</summary>
    private Node EntropyOf(ChainLaw q)
    {
        var terms = row.Map(
            "term",
            a => Held(a[0], Softplus(a[4])) + Held(a[1], Softplus(-a[4])) + Held(a[2], Softplus(a[5])) + Held(a[3], Softplus(-a[5])),
            [.. parts.Joint, q.parts.LogOdds, q.parts.LogOddsBehindIn]);
        return row.Map("crossEntropyValue", (hit, rest) => hit + rest, q.logHit, row.Sum("terms", terms));
    }

    /// <summary>u·items + v·joined; excluded, certain and forbidden ones do not count.</summary>
    private Node Score(string name, Node u, Node v, Node items, Node joined) => row.Map(
        name, (a, b, i, both) => Finite(a, a * i) + Finite(b, b * both), u, v, items, joined);

    private Node Difference(Node a, Node b) => row.Map("difference", (x, y) => x - y, row.Detached(a), row.Detached(b));

    private static Expr Finite(Expr score, Expr product) =>
        Expr.Choose(Expr.And(Expr.LessOrEqual(-1e30, score), Expr.LessOrEqual(score, 1e30)), product, 0);

    /// <summary>What is impossible has no weight, however surprising it would be.</summary>
    private static Expr Held(Expr probability, Expr surprise) =>
        Expr.Choose(Expr.LessOrEqual(probability, 0), 0, probability * surprise);
}
