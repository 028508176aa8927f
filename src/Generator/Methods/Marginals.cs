using System;
using System.Collections.Generic;
using SubsetGen.Generator.Distributions;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Methods;

/// <summary>
/// μ_i = P(z_i = 1 | Σ z = k) for p(z) ∝ exp(x·z / t): the exact marginals of the k-subset distribution. The law does not
/// change when all logits shift, so they are first tilted to expect k items; then the count of independent items has a
/// distribution that plain numbers hold, without logarithms: a sum over a few points of its characteristic function, or
/// the Poisson-binomial recursion with its positive terms of about their natural size.
/// </summary>
internal sealed class Marginals : Method
{
    private static readonly SigmoidTopK Tilt = new();

    public override string Formula => "μ = ∂ log Z / ∂(x/t),  Z = Σ_{|z| = k} exp(x·z / t)";

    public override string Source => "SIMPLE (Ahmed et al. 2023), algorithms 1 and 2; Paulus et al. 2020, appendix B";

    public override string Cost => "an item takes 4 multiply-adds a node each way, and 3 forward and 11 backward a term of a series; 4 to 12 nodes and 2 to 6 terms in single precision, 8 to 24 and 3 to 12 in double, whatever n and k";

    public override int OperationsPerItem(double k) => 200 + (int)Math.Min(200, 5 * k);

    public override bool IsInUnitInterval => true;

    // The Jacobian is the covariance of z.
    public override bool HasSymmetricJacobian => true;

    public override IReadOnlyList<Variant> Variants => [new("Scores", Forward)];

    public override Node Sample(RowBuilder row)
    {
        var (_, _, p, q) = Coefficients(row, LogitsOf.First(row));
        return row.Add("z", new ScanSampleOp(ScanSpec.Count), q, p, row.K);
    }

    public override Law Law(RowBuilder row, LogitsOf of)
    {
        var (u, c, p, q) = Coefficients(row, of);
        var (hit, taken) = Taken(row, p, q);
        var byQ = row.Add("ZByQ", new ScanGradientOp(ScanSpec.Count, 0), q, p, row.K);
        var left = row.Map("nu", (prob, slope, total) => prob * slope / total, q, byQ, hit);
        return new KSubsetLaw(row, of, u, c, hit, taken, left);
    }

    private static Node Forward(RowBuilder row)
    {
        var (_, _, p, q) = Coefficients(row, LogitsOf.First(row));
        return Taken(row, p, q).Mu;
    }

    /// <summary>P(Σ z = k) of the independent items, and the marginals given that.</summary>
    private static (Node Hit, Node Mu) Taken(RowBuilder row, Node p, Node q)
    {
        var z = row.Scan("Z", ScanSpec.Count, row.K, q, p);
        var byP = row.Add("ZByP", new ScanGradientOp(ScanSpec.Count, 1), q, p, row.K);
        return (z, row.Map("mu", (prob, slope, total) => prob * slope / total, p, byP, z));
    }

    /// <summary>P(z_i = 1) and P(z_i = 0) of independent items, tilted so that Σ p = k.</summary>
    private static (Node U, Node C, Node P, Node Q) Coefficients(RowBuilder row, LogitsOf of)
    {
        var (u, c) = Tilt.Root(row, of);
        var p = row.Map("p", (a, b) => Expr.Logistic(a + b), u, c);
        var q = row.Map("q", (a, b) => Expr.Logistic(-(a + b)), u, c);
        return (u, c, p, q);
    }
}
