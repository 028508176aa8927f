using System.Numerics.Tensors;

namespace SubsetGen.PdeDiscovery.Derivatives;

/// <summary>
/// The test function w of the weak form in time: the bump (1 - s^2)^8 on -1 &lt; s &lt; 1, with integral 1. Multiplying the
/// equation by w and integrating moves the time derivative off the data and onto w: the average of u_t is minus the average
/// of u with w'. Nothing noisy is ever differentiated in time, and every coefficient stays what it was.
/// </summary>
/// <remarks>
/// w and its first seven derivatives vanish at the ends, so for data that are smooth from snapshot to snapshot a
/// plain sum over them is the integral to better than 1e-7 (Euler and Maclaurin).
/// </remarks>
internal sealed class TimeWindow
{
    /// <summary>Snapshots on either side of the centre.</summary>
    public const int Reach = 10;

    private const int Power = 8;

    /// <summary>Computes the weights for one time step.</summary>
    public TimeWindow(double timeStep)
    {
        Average = new double[2 * Reach + 1];
        Derivative = new double[2 * Reach + 1];
        for (var i = 0; i < Average.Length; i++)
        {
            var s = (i - Reach) / (Reach + 1.0);
            Average[i] = Math.Pow(1 - s * s, Power);
            Derivative[i] = 2 * Power * s * Math.Pow(1 - s * s, Power - 1) / ((Reach + 1) * timeStep);
        }

        var sum = Average.Sum();
        for (var i = 0; i < Average.Length; i++)
        {
            Average[i] /= sum;
            Derivative[i] /= sum;
        }
    }

    /// <summary>Weights of the snapshots in an average, from Reach before the centre to Reach after.</summary>
    public double[] Average { get; }

    /// <summary>Weights of the snapshots in the average of the time derivative.</summary>
    public double[] Derivative { get; }

    /// <summary>Applies weights around every centre that has room on both sides.</summary>
    /// <param name="weights">One of the two sets of weights.</param>
    /// <param name="rows">Snapshots of <paramref name="width"/> values each.</param>
    /// <param name="width">Values in a snapshot.</param>
    /// <returns>Twice <see cref="Reach"/> snapshots fewer than came in.</returns>
    public static double[] Apply(double[] weights, double[] rows, int width)
    {
        var result = new double[rows.Length - 2 * Reach * width];
        for (var start = 0; start < result.Length; start += width)
        {
            var centre = result.AsSpan(start, width);
            for (var s = 0; s < weights.Length; s++)
                TensorPrimitives.MultiplyAdd(rows.AsSpan(start + s * width, width), weights[s], centre, centre);
        }

        return result;
    }
}
