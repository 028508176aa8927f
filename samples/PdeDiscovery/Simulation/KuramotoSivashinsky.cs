using System.Numerics;
using SubsetGen.PdeDiscovery.Data;

namespace SubsetGen.PdeDiscovery.Simulation;

/// <summary>
/// u_t = -u_xx - u_xxxx - u u_x on a periodic domain: long waves grow, short ones decay, and the nonlinear term moves energy
/// from the first to the second. On a long domain the solution is chaotic.
/// </summary>
internal static class KuramotoSivashinsky
{
    /// <summary>The state the published data set starts from.</summary>
    public static double InitialState(double x) => Math.Cos(x / 16) * (1 + Math.Sin(x / 16));

    /// <summary>Simulates from <paramref name="initial"/> and records evenly spaced snapshots, the first at time 0.</summary>
    /// <param name="grid">Space, time and step.</param>
    /// <param name="initial">u(x, 0), of the grid's period.</param>
    /// <param name="progress">Called with the number of snapshots done.</param>
    public static Field Simulate(SimulationGrid grid, Func<double, double> initial, Action<int>? progress = null)
    {
        var spectrum = new PeriodicSpectrum(grid.Points, grid.Length);
        var field = new Field(
            grid.Points, grid.Times, grid.Length, grid.TimeStep, new double[grid.Points * grid.Times]);
        var first = field.Snapshot(0);
        for (var i = 0; i < grid.Points; i++)
            first[i] = initial((i + 1) * field.Spacing);

        var modes = new Complex[grid.Points];
        spectrum.Forward(first, modes);
        var integrator = new EtdRk4(LinearPart(spectrum), NonlinearPart(spectrum), grid.TimeStep / grid.StepsPerSnapshot);
        for (var j = 1; j < grid.Times; j++)
        {
            for (var s = 0; s < grid.StepsPerSnapshot; s++)
                integrator.Step(modes);
            spectrum.Inverse(modes, field.Snapshot(j));
            progress?.Invoke(j + 1);
        }

        return field;
    }

    private static double[] LinearPart(PeriodicSpectrum spectrum) =>
        Array.ConvertAll(spectrum.WaveNumbers, k => k * k - k * k * k * k);

    /// <summary>
    /// -u u_x as -(u^2)_x / 2. A product of two modes up to a third of the grid's range folds back only above that third, so
    /// clearing the rest there leaves no aliasing (Orszag's rule).
    /// </summary>
    private static Action<Complex[], Complex[]> NonlinearPart(PeriodicSpectrum spectrum)
    {
        var u = new double[spectrum.Count];
        var highest = spectrum.WaveNumbers.Max(Math.Abs) * 2 / 3;
        var factor = Array.ConvertAll(
            spectrum.WaveNumbers, k => Math.Abs(k) < highest ? new Complex(0, -k / 2) : Complex.Zero);
        return (modes, result) =>
        {
            spectrum.Inverse(modes, u);
            for (var i = 0; i < u.Length; i++)
                u[i] *= u[i];
            spectrum.Forward(u, result);
            for (var i = 0; i < result.Length; i++)
                result[i] *= factor[i];
        };
    }
}
