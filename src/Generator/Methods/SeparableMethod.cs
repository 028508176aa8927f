using System.Collections.Generic;
using SubsetGen.Generator.Distributions;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Methods;

/// <summary>
/// The relaxations y_i = r(x_i / t + c) with c such that sum y = k: what maximises x·y / t less a separable regulariser
/// over 0 ≤ y ≤ 1, sum y = k. A method states its response function r; one implicit derivative serves them all.
/// </summary>
internal abstract class SeparableMethod : Method
{
    public abstract Response Response { get; }

    public override string Cost => "a root step: one evaluation of r an item; 1 to 3 steps; backward 2 passes";

    public override int OperationsPerItem(double k) => 150;

    public override bool TakesFractionalK => true;

    public override bool TakesImplicitK => true;

    public override bool IsInUnitInterval => true;

    // dy_i/dx_j = (w_i [i = j] - w_i w_j / W) / t with w = r'(u + c): symmetric.
    public override bool HasSymmetricJacobian => true;

    public override IReadOnlyList<Variant> Variants =>
        [new("Scores", Forward) { WeightsUpTo = (Variant.SpreadOfWeights.Single / Gain, Variant.SpreadOfWeights.Double / Gain) }];

    /// <summary>How far u moves when a logit moves by one temperature.</summary>
    public virtual double Gain => 1;

    /// <summary>The scaled logits u = (x - max x) / t and the c that makes the responses of u + c sum to k.</summary>
    public (Node U, Node C) Root(RowBuilder row, LogitsOf of) => Root(row, of, row.Temperature);

    /// <summary>The relaxed subset at some temperature.</summary>
    public Node AtTemperature(RowBuilder row, Node temperature)
    {
        if (row.HasImplicitK)
            return row.Map("y", (x, t) => Response.Value.Substitute(_ => x / (t / Gain)), row.Logits, temperature);
        var (u, c) = Root(row, LogitsOf.First(row), temperature);
        return row.Map("y", (a, b) => Response.Value.Substitute(_ => a + b), u, c);
    }

    private (Node U, Node C) Root(RowBuilder row, LogitsOf of, Node temperature)
    {
        var u = row.Map("u", (x, largest, t) => (x - largest) / (t / Gain), of.Logits, of.Largest, temperature);
        var uMin = row.Map("uMin", (least, largest, t) => (least - largest) / (t / Gain), of.Smallest, of.Largest, temperature);
        var held = row.Map("held", a => Expr.Choose(Expr.LessOrEqual(-1e30, a), a, 0), u);
        var sum = row.Sum("uSum", held);
        var squares = row.Sum("uSquares", row.Map("square", a => a * a, held));
        return (u, row.ScalarRoot("c", Response, u, row.K, uMin, row.Constant(0), of.Allowed, sum, squares));
    }

    private Node Forward(RowBuilder row) => AtTemperature(row, row.Temperature);
}
