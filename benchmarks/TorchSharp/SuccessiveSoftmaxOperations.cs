namespace SubsetGen.Benchmarks.TorchSharp;

/// <summary>Relaxed subset sampling at temperature 1 in operations of the library: k softmaxes, each with what was taken removed.</summary>
internal static class SuccessiveSoftmaxOperations
{
    // What keeps the logarithm of 1 - p finite where p rounds to 1.
    private const double Smallest = 1e-20;

    public static Tensor Subset(Tensor logits, int k)
    {
        var alpha = logits;
        Tensor? subset = null;
        for (var step = 0; step < k; step++)
        {
            var p = nn.functional.softmax(alpha, -1);
            subset = subset is null ? p : subset + p;
            if (step < k - 1)
                alpha = alpha + (1 - p).clamp_min(Smallest).log();
        }

        return subset!;
    }
}
