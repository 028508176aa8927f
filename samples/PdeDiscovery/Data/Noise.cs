namespace SubsetGen.PdeDiscovery.Data;

/// <summary>Measurement noise: independent Gaussian at every point and time.</summary>
internal static class Noise
{
    /// <summary>Adds noise to a copy.</summary>
    /// <param name="field">The clean field.</param>
    /// <param name="level">Standard deviation of the noise relative to that of the field; 0 changes nothing.</param>
    /// <param name="seed">The same seed gives the same noise.</param>
    public static Field AddTo(Field field, double level, ulong seed)
    {
        var scale = level * StandardDeviation(field.Values);
        var random = new Random(unchecked((int)(seed ^ (seed >> 32))));
        var noisy = Array.ConvertAll(field.Values, v => v + scale * Gaussian(random));
        return new(field.Points, field.Times, field.Length, field.TimeStep, noisy, field.StartTime);
    }

    private static double StandardDeviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }

    // Box and Muller; 1 - u keeps the logarithm finite.
    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
