namespace SubsetGen.Layers.Tests.Oracles;

/// <summary>Derivatives from values alone: five points, so that the error falls with the fourth power of the step.</summary>
internal static class FiniteDifference
{
    /// <summary>The gradient of a scalar function of a row.</summary>
    /// <param name="loss">The function.</param>
    /// <param name="at">Where.</param>
    /// <param name="step">Distance between the points: small against the scale on which the function bends.</param>
    public static double[] Gradient(Func<double[], double> loss, double[] at, double step)
    {
        var point = (double[])at.Clone();
        var gradient = new double[at.Length];
        for (var i = 0; i < at.Length; i++)
        {
            double Moved(double by)
            {
                point[i] = at[i] + by;
                var value = loss(point);
                point[i] = at[i];
                return value;
            }

            gradient[i] = ((8 * (Moved(step) - Moved(-step))) - (Moved(2 * step) - Moved(-2 * step))) / (12 * step);
        }

        return gradient;
    }

    public static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
