namespace SubsetGen.Layers.Tests.Oracles;

/// <summary>The methods written the plain way, for one row of logits of natural size: what a reader would write first.</summary>
internal static class ByHand
{
    public static double[] Subset(SubsetMethod method, double[] logits, int k, double temperature) => method switch
    {
        SubsetMethod.SuccessiveSoftmax => SuccessiveSoftmax(logits, k, temperature),
        SubsetMethod.SigmoidTopK => SigmoidTopK(logits, k, temperature),
        SubsetMethod.Marginals => Marginals(logits, k, temperature),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No plain version."),
    };

    /// <summary>softmax, then log(1 - p) onto the logits, k times; 1 - p by the sum of the others.</summary>
    public static double[] SuccessiveSoftmax(double[] logits, int k, double temperature)
    {
        var scores = (double[])logits.Clone();
        var subset = new double[logits.Length];
        for (var step = 0; step < k; step++)
        {
            var most = scores.Max();
            var weights = scores.Select(s => Math.Exp((s - most) / temperature)).ToArray();
            var total = weights.Sum();
            for (var i = 0; i < scores.Length; i++)
            {
                subset[i] += weights[i] / total;
                var others = weights[i] > total / 2 ? weights.Where((_, j) => j != i).Sum() : total - weights[i];
                scores[i] += Math.Log(others / total);
            }
        }

        return subset;
    }

    /// <summary>The shift c with sum sigmoid(x / t + c) = k, by bisection.</summary>
    public static double[] SigmoidTopK(double[] logits, double k, double temperature)
    {
        var (low, high) = (-(logits.Max() / temperature) - 800, -(logits.Min() / temperature) + 800);
        double Sigmoid(double x, double c) => 1 / (1 + Math.Exp(-((x / temperature) + c)));
        for (var i = 0; i < 64; i++)
        {
            var middle = (low + high) / 2;
            if (logits.Sum(x => Sigmoid(x, middle)) < k)
                low = middle;
            else
                high = middle;
        }

        return [.. logits.Select(x => Sigmoid(x, (low + high) / 2))];
    }

    /// <summary>Elementary symmetric polynomials of exp(x / t) from both ends.</summary>
    public static double[] Marginals(double[] logits, int k, double temperature)
    {
        var n = logits.Length;
        // Any common factor cancels; this one keeps the largest polynomial near 1.
        var scale = Math.Log(n / (double)k) + logits.Max() / temperature;
        var weights = logits.Select(x => Math.Exp((x / temperature) - scale)).ToArray();
        var (before, after) = (Table(weights), Table([.. weights.Reverse()]));
        double[][] Table(double[] w)
        {
            var rows = new double[n + 1][];
            rows[0] = new double[k + 1];
            rows[0][0] = 1;
            for (var i = 0; i < n; i++)
            {
                rows[i + 1] = (double[])rows[i].Clone();
                for (var j = 1; j <= k; j++)
                    rows[i + 1][j] += w[i] * rows[i][j - 1];
            }

            return rows;
        }

        return
        [
            .. Enumerable.Range(0, n).Select(i =>
                weights[i] * Enumerable.Range(0, k).Sum(j => before[i][j] * after[n - 1 - i][k - 1 - j]) / before[n][k]),
        ];
    }
}
