namespace SubsetGen.Benchmarks.TorchSharp;

/// <summary>
/// Logistic functions of logits with a shift for which they sum to k, in operations of the library: Halley's steps within a bracket without a
/// graph, then one Newton step with one, whose derivative is that of the root.
/// </summary>
internal static class SigmoidTopKOperations
{
    private const int Steps = 6;

    public static Tensor Subset(Tensor logits, int k)
    {
        Tensor shift;
        using (no_grad())
            shift = Root(logits, k);
        var y = sigmoid(logits + shift);
        var slope = (y * (1 - y)).sum(-1, keepdim: true).detach();
        return sigmoid(logits + (shift - (y.sum(-1, keepdim: true) - k) / slope));
    }

    /// <summary>One number a row, from where the sum of the exponentials is k.</summary>
    private static Tensor Root(Tensor logits, int k)
    {
        var shift = Math.Log(k) - logits.logsumexp(-1, keepdim: true);
        var odds = Math.Log((double)k / (logits.shape[^1] - k));
        var (low, high) = (odds - logits.amax([-1], keepdim: true), odds - logits.amin([-1], keepdim: true));
        shift = shift.maximum(low).minimum(high);
        for (var step = 0; step < Steps; step++)
        {
            var y = sigmoid(logits + shift);
            var w = y * (1 - y);
            var residual = y.sum(-1, keepdim: true) - k;
            low = where(residual < 0, shift, low);
            high = where(residual < 0, high, shift);
            var slope = w.sum(-1, keepdim: true);
            var curvature = (w * (1 - 2 * y)).sum(-1, keepdim: true);
            var next = shift - 2 * residual * slope / (2 * slope * slope - residual * curvature);
            shift = where((next > low).logical_and(next < high), next, (low + high) / 2);
        }

        return shift;
    }
}
