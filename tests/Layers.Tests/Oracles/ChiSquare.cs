namespace SubsetGen.Layers.Tests.Oracles;

/// <summary>Pearson's test of counts against probabilities.</summary>
internal static class ChiSquare
{
    /// <summary>The statistic, as a standard normal deviate (Wilson and Hilferty): above 4 happens by chance once in 30000.</summary>
    /// <param name="counts">How often each outcome came.</param>
    /// <param name="probabilities">How likely each is. Outcomes that are expected less than 5 times count together.</param>
    public static double Deviate(IReadOnlyList<int> counts, IReadOnlyList<double> probabilities)
    {
        var total = counts.Sum();
        var cells = new List<(double Expected, double Seen)>();
        var (rareExpected, rareSeen) = (0.0, 0.0);
        for (var i = 0; i < counts.Count; i++)
        {
            var expected = total * probabilities[i];
            if (expected >= 5)
            {
                cells.Add((expected, counts[i]));
            }
            else
            {
                rareExpected += expected;
                rareSeen += counts[i];
            }
        }

        if (rareExpected > 0)
            cells.Add((rareExpected, rareSeen));
        var statistic = cells.Sum(c => (c.Seen - c.Expected) * (c.Seen - c.Expected) / c.Expected);
        double freedom = cells.Count - 1;
        var variance = 2 / (9 * freedom);
        return (Math.Cbrt(statistic / freedom) - (1 - variance)) / Math.Sqrt(variance);
    }
}
