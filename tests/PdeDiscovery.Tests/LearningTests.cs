using SubsetGen.PdeDiscovery.Data;
using SubsetGen.PdeDiscovery.Derivatives;
using SubsetGen.PdeDiscovery.Discovery;
using SubsetGen.PdeDiscovery.Regression;
using SubsetGen.PdeDiscovery.Simulation;

namespace SubsetGen.PdeDiscovery.Tests;

public class LearningTests(ShortSimulation simulation) : IClassFixture<ShortSimulation>
{
    [Fact]
    public void The_equation_is_found_from_at_least_nine_of_ten_seeds()
    {
        var problem = Discoverer.Prepare(simulation.Field, DerivativeScheme.Weak);
        Assert.InRange(Found(problem, seeds: 10), 9, 10);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    public void The_equation_is_found_under_noise(double level)
    {
        var noisy = Noise.AddTo(simulation.Field, level, seed: 2);
        Assert.Equal(3, Found(Discoverer.Prepare(noisy, DerivativeScheme.Weak), seeds: 3));
    }

    [Fact]
    public void The_equation_is_found_by_finite_differences_on_clean_data() =>
        Assert.Equal(3, Found(Discoverer.Prepare(simulation.Field, DerivativeScheme.Differences), seeds: 3));

    [Fact]
    public void Coefficients_are_within_a_hundredth_on_clean_data()
    {
        var result = Discoverer.Discover(Discoverer.Prepare(simulation.Field, DerivativeScheme.Weak), seed: 1, iterations: 400);
        Assert.All(result.Equation.Parts, p => Assert.InRange(p.Coefficient, -1.01, -0.99));
        Assert.InRange(result.RelativeError, 0, 1e-3);
        Assert.Equal(result.Error, Math.Sqrt(result.Residual.Values.Average(v => v * v)), 1e-12);
    }

    [Fact]
    public void Learning_moves_probability_to_the_chosen_terms()
    {
        var result = Discoverer.Discover(Discoverer.Prepare(simulation.Field, DerivativeScheme.Weak), seed: 1, iterations: 400);
        Assert.All(result.History.Marginals, m => Assert.Equal(3, m.Sum(), 9));
        Assert.All(result.History.Marginals[0], p => Assert.Equal(3.0 / 24, p, 12));
        var chosen = result.Marginals.OrderDescending().Take(3);
        Assert.All(chosen, p => Assert.InRange(p, 0.95, 1));
        Assert.True(result.History.Losses[^1] < 0.2 * result.History.Losses[0]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_result_and_another_seed_another_course()
    {
        var problem = Discoverer.Prepare(simulation.Field, DerivativeScheme.Weak);
        double[] Course(ulong seed) => [.. Discoverer.Discover(problem, seed, iterations: 20).History.Losses];
        Assert.Equal(Course(1), Course(1));
        Assert.NotEqual(Course(1), Course(2));
    }

    [Fact]
    public void Noise_has_the_level_it_is_given()
    {
        var noisy = Noise.AddTo(simulation.Field, 0.25, seed: 9);
        var clean = simulation.Field.Values;
        var noise = noisy.Values.Zip(clean, (a, b) => a - b).ToArray();
        var mean = clean.Average();
        var deviation = Math.Sqrt(clean.Average(v => (v - mean) * (v - mean)));
        Assert.Equal(0.25, Math.Sqrt(noise.Average(v => v * v)) / deviation, 1e-2);
        Assert.Equal(0, noise.Average() / deviation, 1e-2);
    }

    [Fact]
    public void Adam_finds_a_minimum()
    {
        var adam = new Adam(2, 0.05);
        double[] at = [3, -2];
        for (var i = 0; i < 2000; i++)
            adam.Step(at, [2 * (at[0] - 1), 20 * (at[1] + 1)]);
        Assert.Equal(1, at[0], 1e-3);
        Assert.Equal(-1, at[1], 1e-3);
    }

    [Fact]
    public void Adams_first_step_is_the_learning_rate_whatever_the_gradient()
    {
        var adam = new Adam(2, 0.05);
        double[] at = [0, 0];
        adam.Step(at, [1e-3, -1e3]);
        Assert.Equal(-0.05, at[0], 1e-6);
        Assert.Equal(0.05, at[1], 1e-6);
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(1000, 1000)]
    [InlineData(1001, 501)]
    [InlineData(25_000, 1000)]
    public void A_history_never_has_more_than_a_thousand_entries(int iterations, int entries)
    {
        var history = new LearningHistory(iterations);
        for (var i = 0; i < iterations; i++)
            history.Add([i], i);
        Assert.Equal(entries, history.Iterations.Count);
        Assert.Equal(history.Iterations.Select(i => (double)i), history.Marginals.Select(m => m[0]));
        var stride = history.Iterations.Count > 1 ? history.Iterations[1] : 1;
        Assert.Equal((stride - 1) / 2.0, history.Losses[0]);
    }

    private static int Found(RegressionProblem problem, int seeds) => Enumerable.Range(1, seeds)
        .Select(seed => Discoverer.Discover(problem, (ulong)seed, Cli.DiscoveryOptions.DefaultIterations).Equation)
        .Count(equation => equation.HasTermsOf(Equation.KuramotoSivashinsky));
}
