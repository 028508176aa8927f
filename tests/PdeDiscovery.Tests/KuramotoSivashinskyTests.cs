using SubsetGen.PdeDiscovery.Data;
using SubsetGen.PdeDiscovery.Simulation;

namespace SubsetGen.PdeDiscovery.Tests;

public class KuramotoSivashinskyTests
{
    private static readonly SimulationGrid Grid =
        new(Points: 128, Length: 16 * Math.PI, Times: 41, TimeStep: 0.4, StepsPerSnapshot: 8);

    private static double Wave(double x) => Math.Cos(x / 8) * (1 + Math.Sin(x / 8));

    [Fact]
    public void The_first_snapshot_is_the_initial_state_from_one_spacing_to_the_period()
    {
        var field = KuramotoSivashinsky.Simulate(Grid, Wave);
        for (var i = 0; i < field.Points; i++)
            Assert.Equal(Wave((i + 1) * field.Length / field.Points), field.Snapshot(0)[i]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(9)]
    public void A_tiny_wave_grows_or_decays_as_linear_theory_says(int mode)
    {
        const double Amplitude = 1e-9;
        var k = mode / 8.0;
        var field = KuramotoSivashinsky.Simulate(Grid, x => Amplitude * Math.Cos(k * x));
        var growth = field.Snapshot(40).ToArray().Max() / field.Snapshot(0).ToArray().Max();
        Assert.Equal(1, growth / Math.Exp((k * k - k * k * k * k) * 16), 1e-6);
    }

    [Fact]
    public void The_mean_is_conserved()
    {
        var field = KuramotoSivashinsky.Simulate(Grid, x => 0.25 + Wave(x));
        for (var j = 0; j < field.Times; j++)
            Assert.Equal(Mean(field, 0), Mean(field, j), 12);
    }

    [Fact]
    public void Energy_grows_by_the_slope_and_decays_by_the_curvature()
    {
        // d/dt mean(u^2)/2 = mean(u_x^2) - mean(u_xx^2): the nonlinear term only moves energy about.
        var field = KuramotoSivashinsky.Simulate(Grid with { TimeStep = 0.01, StepsPerSnapshot = 1, Times = 801 }, Wave);
        foreach (var j in (int[])[100, 400, 700])
        {
            var rate = (Energy(field, j - 2) - 8 * Energy(field, j - 1) + 8 * Energy(field, j + 1) - Energy(field, j + 2)) / 0.12;
            var balance = DerivativeSquare(field, j, 1) - DerivativeSquare(field, j, 2);
            Assert.True(Math.Abs(balance) > 1e-3, "the balance is not trivially zero");
            Assert.Equal(balance, rate, 1e-7);
        }
    }

    [Fact]
    public void Mirroring_and_negating_the_initial_state_does_the_same_to_the_solution()
    {
        var there = KuramotoSivashinsky.Simulate(Grid, x => Wave(x) + 0.3 * Math.Sin(x / 4));
        var mirrored = KuramotoSivashinsky.Simulate(Grid, x => -(Wave(-x) + 0.3 * Math.Sin(-x / 4)));
        for (var i = 0; i < Grid.Points - 1; i++)
            Assert.Equal(-there.Snapshot(40)[Grid.Points - 2 - i], mirrored.Snapshot(40)[i], 1e-9);
    }

    [Fact]
    public void Halving_the_step_divides_the_error_by_sixteen()
    {
        Field With(int steps) => KuramotoSivashinsky.Simulate(Grid with { Times = 11, StepsPerSnapshot = steps }, Wave);
        double Distance(Field a, Field b) => a.Values.Zip(b.Values, (p, q) => Math.Abs(p - q)).Max();
        var fine = With(256);
        Assert.InRange(Math.Log2(Distance(With(16), fine) / Distance(With(32), fine)), 3.5, 4.5);
    }

    [Fact]
    public void Snapshots_do_not_depend_on_how_many_are_taken()
    {
        var few = KuramotoSivashinsky.Simulate(Grid with { Times = 11, TimeStep = 0.8, StepsPerSnapshot = 16 }, Wave);
        var many = KuramotoSivashinsky.Simulate(Grid with { Times = 21 }, Wave);
        Assert.Equal(few.Snapshot(10).ToArray(), many.Snapshot(20).ToArray());
    }

    private static double Mean(Field field, int j) => field.Snapshot(j).ToArray().Average();

    private static double Energy(Field field, int j) => field.Snapshot(j).ToArray().Average(v => v * v) / 2;

    private static double DerivativeSquare(Field field, int j, int order)
    {
        var spectrum = new PeriodicSpectrum(field.Points, field.Length);
        var modes = new System.Numerics.Complex[field.Points];
        spectrum.Forward(field.Snapshot(j), modes);
        return modes.Zip(spectrum.WaveNumbers, (m, k) => Math.Pow(m.Magnitude * Math.Pow(k, order) / field.Points, 2)).Sum();
    }
}
