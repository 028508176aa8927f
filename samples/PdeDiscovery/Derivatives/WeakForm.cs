using System.Numerics;
using SubsetGen.PdeDiscovery.Data;
using SubsetGen.PdeDiscovery.Library;
using SubsetGen.PdeDiscovery.Regression;
using SubsetGen.PdeDiscovery.Simulation;

namespace SubsetGen.PdeDiscovery.Derivatives;

/// <summary>
/// The equation tested with smooth functions: Fourier modes up to the noise floor in x, a bump in t. Derivatives in x are
/// spectral, of the low-passed field; there is none in t. One rule for clean and noisy data: the noise floor is where the
/// spectrum stops falling, and on clean data that is rounding.
/// </summary>
internal static class WeakForm
{
    /// <summary>The fewest snapshots it can work with: those of two windows, so that time passes in what comes out.</summary>
    public const int MinTimes = 2 * TimeWindow.Reach + 2;

    /// <summary>Builds the regression: one row for each kept mode (its real and its imaginary part) and each window.</summary>
    /// <param name="field">At least <see cref="MinTimes"/> snapshots.</param>
    /// <param name="terms">Candidate terms.</param>
    public static RegressionProblem Build(Field field, IReadOnlyList<Term> terms)
    {
        var spectrum = new PeriodicSpectrum(field.Points, field.Length);
        var snapshots = Transform(field, spectrum);
        var layout = new ModeRows(field.Points, NoiseFloor.HighestMode(snapshots));
        var features = terms.Select(_ => new double[field.Times * layout.Width]).ToArray();
        var state = new double[field.Times * layout.Width];
        var evaluator = new SpectralTerms(spectrum, terms, layout);
        for (var j = 0; j < field.Times; j++)
        {
            layout.Pack(snapshots[j], state.AsSpan(j * layout.Width));
            evaluator.Evaluate(snapshots[j], features, j * layout.Width);
        }

        var window = new TimeWindow(field.TimeStep);
        for (var i = 0; i < features.Length; i++)
            features[i] = TimeWindow.Apply(window.Average, features[i], layout.Width);
        return new()
        {
            Terms = terms,
            Features = features,
            Target = TimeWindow.Apply(window.Derivative, state, layout.Width),
            Samples = (field.Times - 2 * TimeWindow.Reach) * field.Points,
            ToField = rows => ToField(field, spectrum, layout, rows),
        };
    }

    private static Complex[][] Transform(Field field, PeriodicSpectrum spectrum)
    {
        var snapshots = new Complex[field.Times][];
        for (var j = 0; j < field.Times; j++)
            spectrum.Forward(field.Snapshot(j), snapshots[j] = new Complex[field.Points]);
        return snapshots;
    }

    private static Field ToField(Field field, PeriodicSpectrum spectrum, ModeRows layout, double[] rows)
    {
        var times = field.Times - 2 * TimeWindow.Reach;
        var result = new Field(
            field.Points, times, field.Length, field.TimeStep, new double[times * field.Points],
            field.StartTime + TimeWindow.Reach * field.TimeStep);
        var modes = new Complex[field.Points];
        for (var j = 0; j < times; j++)
        {
            layout.Unpack(rows.AsSpan(j * layout.Width, layout.Width), modes);
            spectrum.Inverse(modes, result.Snapshot(j));
        }

        return result;
    }
}
