using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Methods;

/// <summary>
/// y = σ(x/t + c), sum y = k: the binary-entropy relaxation; also LML, and the converged entropic SOFT top-k operator.
/// Keeps the order of the logits, ignores a shift, and takes a fractional k.
/// </summary>
internal sealed class SigmoidTopK : SeparableMethod
{
    public override string Formula => "y = σ(x/t + c),  Σ y = k";

    public override string Source => "Differentiable top-k: from one-hot to k-hot (2025), eq. 9; LML (Amos et al. 2019)";

    public override Response Response { get; } = Response.Of(
        value: v => Expr.Logistic(v),
        complement: v => Expr.Logistic(-v),
        quantile: p => Expr.Log(p / (1 - p)));
}
