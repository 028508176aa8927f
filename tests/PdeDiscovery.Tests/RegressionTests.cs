using MathNet.Numerics.LinearAlgebra;
using SubsetGen.PdeDiscovery.Data;
using SubsetGen.PdeDiscovery.Library;
using SubsetGen.PdeDiscovery.Regression;

namespace SubsetGen.PdeDiscovery.Tests;

public class RegressionTests
{
    private const int Rows = 60;
    private static readonly RegressionProblem Problem = RandomProblem(new Random(5));
    private static readonly NormalEquations Equations = new(Problem);

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 7, 23)]
    [InlineData(5, 6, 11)]
    public void A_fit_is_the_least_squares_solution(int a, int b, int c)
    {
        var fit = Fit(a, b, c);
        var matrix = Matrix<double>.Build.DenseOfColumnArrays(Problem.Features[a], Problem.Features[b], Problem.Features[c]);
        var target = Vector<double>.Build.Dense(Problem.Target);
        var expected = matrix.QR().Solve(target);
        Assert.Equal([a, b, c], fit.Chosen);
        foreach (var (e, actual) in expected.Zip(fit.DataCoefficients()))
            Assert.Equal(e, actual, 1e-10);
        Assert.Equal((target - matrix * expected).L2Norm() / target.L2Norm(), fit.RelativeError, 1e-10);
    }

    [Fact]
    public void The_residual_has_the_fits_error()
    {
        var fit = Fit(2, 7, 23);
        var error = Problem.RootMeanSquare(Problem.Residual(fit.Chosen, fit.DataCoefficients()));
        Assert.Equal(fit.RelativeError * Equations.TargetRms, error, 1e-10);
    }

    [Fact]
    public void Switch_effects_are_what_refitting_gives()
    {
        int[] chosen = [2, 7, 23];
        var effects = new double[Equations.Terms];
        Fit(chosen).SwitchEffects(effects);
        for (var term = 0; term < effects.Length; term++)
        {
            var without = chosen.Except([term]).ToArray();
            var with = without.Append(term).Order().ToArray();
            Assert.Equal(Fit(with).RelativeError - Fit(without).RelativeError, effects[term], 1e-10);
            Assert.True(effects[term] <= 0);
        }
    }

    [Fact]
    public void A_copy_of_a_chosen_term_has_no_effect()
    {
        var features = Problem.Features.ToArray();
        features[9] = Array.ConvertAll(features[7], v => -2 * v);
        var equations = new NormalEquations(With(features, Problem.Target));
        var fit = new SubsetFit(equations, 3);
        fit.Fit(Row(2, 7, 23));
        var effects = new double[equations.Terms];
        fit.SwitchEffects(effects);
        Assert.Equal(0, effects[9], 1e-9);
    }

    [Fact]
    public void Two_copies_chosen_together_stay_finite()
    {
        var features = Problem.Features.ToArray();
        features[9] = Array.ConvertAll(features[7], v => -2 * v);
        var fit = new SubsetFit(new NormalEquations(With(features, Problem.Target)), 3);
        fit.Fit(Row(2, 7, 9));
        Assert.InRange(fit.RelativeError, 0, 1);
        Assert.All(fit.Coefficients, c => Assert.True(double.IsFinite(c)));
    }

    [Fact]
    public void A_term_that_vanishes_or_overflows_is_named()
    {
        var features = Problem.Features.ToArray();
        features[7] = new double[Rows];
        Assert.Contains("u u_x is zero", Message(features, Problem.Target), StringComparison.Ordinal);
        features[7] = [double.NaN, .. new double[Rows - 1]];
        Assert.Contains("u u_x is not finite", Message(features, Problem.Target), StringComparison.Ordinal);
        Assert.Contains("time derivative is zero", Message([.. Problem.Features], new double[Rows]), StringComparison.Ordinal);
    }

    private static string Message(double[][] features, double[] target) =>
        Assert.Throws<ArgumentException>(() => new NormalEquations(With(features, target))).Message;

    private static SubsetFit Fit(params int[] chosen)
    {
        var fit = new SubsetFit(Equations, chosen.Length);
        fit.Fit(Row(chosen));
        return fit;
    }

    private static double[] Row(params int[] chosen) =>
        [.. Enumerable.Range(0, TermLibrary.Terms.Count).Select(i => chosen.Contains(i) ? 1.0 : 0.0)];

    private static RegressionProblem RandomProblem(Random random)
    {
        double[] Column(double scale) => [.. Enumerable.Range(0, Rows).Select(_ => scale * (random.NextDouble() - 0.4))];
        return With([.. TermLibrary.Terms.Select((_, i) => Column(i + 1))], Column(3));
    }

    private static RegressionProblem With(double[][] features, double[] target) => new()
    {
        Terms = TermLibrary.Terms,
        Features = features,
        Target = target,
        Samples = Rows,
        ToField = rows => new Field(Rows, 1, 1, 1, rows),
    };
}
