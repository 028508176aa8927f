using System.Numerics;
using SubsetGen.PdeDiscovery.Data;
using SubsetGen.PdeDiscovery.Derivatives;
using SubsetGen.PdeDiscovery.Library;
using SubsetGen.PdeDiscovery.Simulation;

namespace SubsetGen.PdeDiscovery.Tests;

public class DerivativeTests
{
    // u = sin(kx - wt), a travelling wave, of which every derivative is known.
    private const double K = 1.5;
    private const double Omega = 0.7;
    private const double Length = 4 * Math.PI;

    [Fact]
    public void Spectral_terms_of_a_wave_are_exact()
    {
        var spectrum = new PeriodicSpectrum(64, Length);
        var values = Grid(64).Select(x => Math.Sin(K * x)).ToArray();
        var modes = new Complex[64];
        spectrum.Forward(values, modes);
        var layout = new ModeRows(64, highestMode: 20);
        var rows = TermLibrary.Terms.Select(_ => new double[layout.Width]).ToArray();
        new SpectralTerms(spectrum, TermLibrary.Terms, layout).Evaluate(modes, rows, 0);

        var result = new double[64];
        foreach (var (row, term) in rows.Zip(TermLibrary.Terms))
        {
            layout.Unpack(row, modes);
            spectrum.Inverse(modes, result);
            foreach (var (x, value) in Grid(64).Zip(result))
                Assert.Equal(Math.Pow(Math.Sin(K * x), term.Power) * WaveDerivative(K * x, term.Order), value, 1e-10);
        }
    }

    [Fact]
    public void A_row_of_modes_keeps_the_sum_of_squares()
    {
        var spectrum = new PeriodicSpectrum(32, Length);
        var values = Grid(32).Select(x => 0.3 + Math.Sin(K * x) - 0.2 * Math.Cos(5 * x)).ToArray();
        var modes = new Complex[32];
        spectrum.Forward(values, modes);
        var layout = new ModeRows(32, highestMode: 12);
        var row = new double[layout.Width];
        layout.Pack(modes, row);
        Assert.Equal(values.Sum(v => v * v), row.Sum(v => v * v), 10);
    }

    [Fact]
    public void The_weak_form_of_a_wave_is_the_time_average_of_both_sides()
    {
        var problem = WeakForm.Build(Wave(points: 64, times: 60, step: 0.2), TermLibrary.Terms);
        // u_t = -(w/k) u_x holds for the averages as it does for the wave.
        var slope = problem.Features[TermLibrary.Terms.ToList().IndexOf(new Term(0, 1))];
        for (var i = 0; i < slope.Length; i++)
            Assert.Equal(-Omega / K * slope[i], problem.Target[i], 1e-6);
        Assert.True(problem.RootMeanSquare(problem.Target) > 0.3);
    }

    [Fact]
    public void The_field_of_the_weak_form_has_the_rows_root_mean_square_and_its_own_times()
    {
        var field = Wave(points: 64, times: 60, step: 0.2);
        var problem = WeakForm.Build(field, TermLibrary.Terms);
        var target = problem.ToField(problem.Target);
        Assert.Equal(field.Times - 2 * TimeWindow.Reach, target.Times);
        Assert.Equal(TimeWindow.Reach * 0.2, target.StartTime, 12);
        Assert.Equal(problem.RootMeanSquare(problem.Target), Math.Sqrt(target.Values.Average(v => v * v)), 12);
    }

    [Fact]
    public void The_window_averages_to_one_and_moves_the_derivative_over()
    {
        var window = new TimeWindow(0.4);
        Assert.Equal(1, window.Average.Sum(), 14);
        foreach (var frequency in (double[])[0, 0.5, 1.25, 2.5])
        {
            double Sum(double[] weights, Func<double, double> f) =>
                weights.Select((w, i) => w * f(0.4 * (i - TimeWindow.Reach))).Sum();
            var left = Sum(window.Derivative, t => Math.Sin(frequency * t + 0.3));
            var right = Sum(window.Average, t => frequency * Math.Cos(frequency * t + 0.3));
            Assert.Equal(right, left, 1e-7);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Differences_are_of_second_order_up_to_the_edges(int order)
    {
        double ErrorWith(int points)
        {
            var spacing = 2.0 / (points - 1);
            var values = Enumerable.Range(0, points).Select(i => Math.Sin(K * i * spacing)).ToArray();
            var result = new double[points];
            FiniteDifferences.Along(values, order, spacing, result);
            return result.Select((v, i) => Math.Abs(v - WaveDerivative(K * i * spacing, order))).Max();
        }

        if (order == 0)
            Assert.Equal(0, ErrorWith(40));
        else
            Assert.InRange(Math.Log2(ErrorWith(80) / ErrorWith(160)), 1.7, 2.4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Differences_are_exact_where_the_next_derivatives_vanish(int order)
    {
        var values = Enumerable.Range(0, 12).Select(i => Math.Pow(i, order + 1)).ToArray();
        var result = new double[12];
        FiniteDifferences.Along(values, order, 1, result);
        for (var i = 0; i < 12; i++)
            Assert.Equal(Enumerable.Range(2, order).Aggregate(1.0, (product, f) => product * f) * i, result[i], 1e-6);
    }

    [Fact]
    public void Modes_below_the_noise_are_not_believed()
    {
        var random = new Random(3);
        var spectrum = new PeriodicSpectrum(256, Length);
        var snapshots = Enumerable.Range(0, 50).Select(j =>
        {
            var modes = new Complex[256];
            spectrum.Forward([.. Grid(256).Select(x => Smooth(x + j) + 1e-3 * (random.NextDouble() - 0.5))], modes);
            return modes;
        }).ToArray();
        // The amplitudes of Smooth fall by a factor of 3 from mode to mode, so they pass 1e-3 / sqrt(12 * 256) after about ten.
        Assert.InRange(NoiseFloor.HighestMode(snapshots), 6, 11);
    }

    [Fact]
    public void Without_noise_modes_are_believed_down_to_rounding()
    {
        var spectrum = new PeriodicSpectrum(256, Length);
        var modes = new Complex[256];
        spectrum.Forward([.. Grid(256).Select(Smooth)], modes);
        Assert.InRange(NoiseFloor.HighestMode([modes]), 25, 40);
    }

    private static double Smooth(double x) => 1 / (5.0 / 3 - Math.Cos(x / 2));

    private static double[] Grid(int points) => [.. Enumerable.Range(1, points).Select(i => i * Length / points)];

    private static double WaveDerivative(double phase, int order) => Math.Pow(K, order) * Math.Sin(phase + order * Math.PI / 2);

    private static Field Wave(int points, int times, double step) => new(
        points, times, Length, step,
        [.. Enumerable.Range(0, times).SelectMany(j => Grid(points).Select(x => Math.Sin(K * x - Omega * j * step) + 0.2))]);
}
