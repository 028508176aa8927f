using MathNet.Numerics.Differentiation;
using SubsetGen.PdeDiscovery.Data;
using SubsetGen.PdeDiscovery.Library;
using SubsetGen.PdeDiscovery.Regression;

namespace SubsetGen.PdeDiscovery.Derivatives;

/// <summary>
/// The equation point by point, with second-order finite differences in x and in t: central inside, one-sided of the same
/// order near every edge, also in x. This is the set-up of the sparse regression experiment of Ahmed et al. (2023), which
/// takes PySINDy's defaults. It knows neither that the field is periodic nor what noise is.
/// </summary>
internal static class FiniteDifferences
{
    private const int Accuracy = 2;

    /// <summary>The fewest snapshots it can work with: those of the one-sided time derivative.</summary>
    public const int MinTimes = 1 + Accuracy;

    /// <summary>Builds the regression: one row for each grid point and time.</summary>
    /// <param name="field">At least <see cref="MinTimes"/> snapshots, of two points more than the highest derivative.</param>
    /// <param name="terms">Candidate terms.</param>
    public static RegressionProblem Build(Field field, IReadOnlyList<Term> terms)
    {
        var derivatives = Enumerable.Range(0, terms.Max(t => t.Order) + 1).Select(order => InSpace(field, order)).ToArray();
        return new()
        {
            Terms = terms,
            Features = [.. terms.Select(term => Evaluate(term, derivatives))],
            Target = InTime(field),
            Samples = field.Values.Length,
            ToField = rows => new(field.Points, field.Times, field.Length, field.TimeStep, rows, field.StartTime),
        };
    }

    /// <summary>A derivative along a line of evenly spaced values.</summary>
    /// <param name="values">At least order + 2 of them.</param>
    /// <param name="order">Which derivative; 0 copies.</param>
    /// <param name="spacing">Distance between two values.</param>
    /// <param name="result">As long as <paramref name="values"/>.</param>
    public static void Along(ReadOnlySpan<double> values, int order, double spacing, Span<double> result)
    {
        if (order == 0)
        {
            values.CopyTo(result);
            return;
        }

        var reach = (order + 1) / 2 - 1 + Accuracy / 2;
        var scale = Math.Pow(spacing, -order);
        var central = new FiniteDifferenceCoefficients(2 * reach + 1).GetCoefficients(reach, order);
        var oneSided = new FiniteDifferenceCoefficients(order + Accuracy);
        for (var i = 0; i < values.Length; i++)
        {
            var atEdge = i < reach || i >= values.Length - reach;
            var start = !atEdge ? i - reach : i < reach ? 0 : values.Length - order - Accuracy;
            var weights = atEdge ? oneSided.GetCoefficients(i - start, order) : central;
            var sum = 0.0;
            for (var s = 0; s < weights.Length; s++)
                sum += weights[s] * values[start + s];
            result[i] = scale * sum;
        }
    }

    private static double[] InSpace(Field field, int order)
    {
        var result = new double[field.Values.Length];
        for (var j = 0; j < field.Times; j++)
            Along(field.Snapshot(j), order, field.Spacing, result.AsSpan(j * field.Points, field.Points));
        return result;
    }

    private static double[] InTime(Field field)
    {
        var result = new double[field.Values.Length];
        var (history, derivative) = (new double[field.Times], new double[field.Times]);
        for (var i = 0; i < field.Points; i++)
        {
            for (var j = 0; j < field.Times; j++)
                history[j] = field.Values[j * field.Points + i];
            Along(history, 1, field.TimeStep, derivative);
            for (var j = 0; j < field.Times; j++)
                result[j * field.Points + i] = derivative[j];
        }

        return result;
    }

    private static double[] Evaluate(Term term, double[][] derivatives)
    {
        var result = (double[])derivatives[term.Order].Clone();
        for (var p = 0; p < term.Power; p++)
        {
            for (var i = 0; i < result.Length; i++)
                result[i] *= derivatives[0][i];
        }

        return result;
    }
}
