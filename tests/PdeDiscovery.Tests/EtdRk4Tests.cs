using System.Numerics;
using SubsetGen.PdeDiscovery.Simulation;

namespace SubsetGen.PdeDiscovery.Tests;

public class EtdRk4Tests
{
    [Fact]
    public void A_linear_equation_is_solved_exactly_however_stiff()
    {
        double[] linear = [0, 0.3, -2, -500, -1e6];
        var v = Array.ConvertAll(linear, _ => new Complex(1, -0.5));
        var integrator = new EtdRk4(linear, (_, n) => Array.Clear(n), 0.1);
        for (var step = 0; step < 10; step++)
            integrator.Step(v);
        for (var i = 0; i < linear.Length; i++)
            Assert.Equal(0, (v[i] - new Complex(1, -0.5) * Math.Exp(linear[i])).Magnitude, 1e-13);
    }

    // v' = L v - v^3 has 1/v^2 = (1/v0^2 - 1/L) e^(-2Lt) + 1/L.
    [Theory]
    [InlineData(0.5)]
    [InlineData(-1)]
    public void The_error_falls_with_the_fourth_power_of_the_step(double linear)
    {
        double ErrorWith(int steps)
        {
            Complex[] v = [1.4];
            var integrator = new EtdRk4([linear], (u, n) => n[0] = -u[0] * u[0] * u[0], 1.0 / steps);
            for (var step = 0; step < steps; step++)
                integrator.Step(v);
            var exact = 1 / Math.Sqrt((1 / (1.4 * 1.4) - 1 / linear) * Math.Exp(-2 * linear) + 1 / linear);
            return Math.Abs(v[0].Real - exact);
        }

        Assert.InRange(Math.Log2(ErrorWith(160) / ErrorWith(320)), 3.8, 4.3);
    }

    [Fact]
    public void Without_a_linear_part_the_weights_are_those_of_the_classical_method()
    {
        const double h = 0.2;
        var weights = EtdRk4Coefficients.For(0, h);
        Assert.Equal(1, weights.Full, 14);
        Assert.Equal(h / 2, weights.Stage, 14);
        Assert.Equal(h / 6, weights.First, 14);
        Assert.Equal(h / 3, weights.Middle, 14);
        Assert.Equal(h / 6, weights.Last, 14);
    }

    [Theory]
    [InlineData(-40)]
    [InlineData(-7)]
    [InlineData(3)]
    public void Away_from_zero_the_weights_are_their_closed_forms(double z)
    {
        var weights = EtdRk4Coefficients.For(z, 1);
        var (e, cube) = (Math.Exp(z), z * z * z);
        Assert.Equal((Math.Exp(z / 2) - 1) / z, weights.Stage, 12);
        Assert.Equal((-4 - z + e * (4 - 3 * z + z * z)) / cube, weights.First, 12);
        Assert.Equal(2 * (2 + z + e * (z - 2)) / cube, weights.Middle, 12);
        Assert.Equal((-4 - 3 * z - z * z + e * (4 - z)) / cube, weights.Last, 12);
    }

    [Fact]
    public void The_weights_pass_smoothly_through_zero()
    {
        var at = EtdRk4Coefficients.For(0, 1);
        var near = EtdRk4Coefficients.For(1e-9, 1);
        Assert.Equal(at.First, near.First, 8);
        Assert.Equal(at.Middle, near.Middle, 8);
        Assert.Equal(at.Last, near.Last, 8);
    }
}
