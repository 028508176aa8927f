namespace SubsetGen.Benchmarks.TorchSharp;

/// <summary>
/// Marginals of the k-subset law in operations of the library: log-space sums over prefixes and suffixes, one step an item, and from both the
/// probability of each item; all of it known to autograd.
/// </summary>
internal static class MarginalsOperations
{
    private const float Nothing = -1e30f;

    public static Tensor Subset(Tensor logits, int k)
    {
        var n = (int)logits.shape[^1];
        var before = Sums(logits, k, Enumerable.Range(0, n));
        var after = Sums(logits, k, Enumerable.Range(0, n).Reverse());
        after.Reverse();
        // Item i with j items of those before it and k - 1 - j of those after it.
        var prefix = stack(before.Take(n), -2);
        var suffix = stack(after.Skip(1), -2).flip(-1);
        var withItem = logsumexp(prefix.narrow(-1, 0, k) + suffix.narrow(-1, 1, k), -1);
        var logZ = before[n].narrow(-1, k, 1);
        return (logits + withItem - logZ).exp();
    }

    /// <summary>After each number of items, the logarithms of the sums over subsets of 0 to k of them; before the first item to after the last.</summary>
    private static List<Tensor> Sums(Tensor logits, int k, IEnumerable<int> items)
    {
        var rows = logits.shape[0];
        var nothing = full(rows, 1, Nothing);
        var sums = cat([zeros(rows, 1), full(rows, k, Nothing)], -1);
        List<Tensor> all = [sums];
        foreach (var item in items)
        {
            var taken = cat([nothing, sums.narrow(-1, 0, k) + logits.narrow(-1, item, 1)], -1);
            sums = logaddexp(sums, taken);
            all.Add(sums);
        }

        return all;
    }
}
