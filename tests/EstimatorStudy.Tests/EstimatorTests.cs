using SubsetGen.EstimatorStudy.Estimators;

namespace SubsetGen.EstimatorStudy.Tests;

public class EstimatorTests
{
    private static readonly IReadOnlyList<EstimatorProblem> Problems = ProblemSet.Read();

    [Fact]
    public void There_are_ten_problems_with_either_target()
    {
        Assert.Equal(ProblemSet.Count, Problems.Count);
        Assert.Equal(10, Problems.Count(p => p.SignedTarget));
        Assert.Equal(10, Problems.Select(p => p.Seed).Distinct().Count());
        Assert.Equal(10, Problems.Count(p => p.Reference is not null));
        foreach (var pair in Problems.GroupBy(p => p.Seed))
        {
            var (absolute, signed) = (pair.Single(p => !p.SignedTarget), pair.Single(p => p.SignedTarget));
            Assert.Equal(signed.Logits, absolute.Logits);
            Assert.Equal(signed.Target.Select(Math.Abs), absolute.Target);
        }
    }

    // Both are sums of 252 terms in double precision, so they agree to rounding.
    [Fact]
    public void Enumeration_agrees_with_the_reference_numbers()
    {
        foreach (var problem in Problems.Where(p => p.Reference is not null))
        {
            var (enumeration, reference) = (new SubsetEnumeration(problem), problem.Reference!);
            Near(reference.Gradient, enumeration.Gradient);
            Near(reference.Marginals, enumeration.Marginals);
            Near(reference.Estimators["simple"], new Simple().Exact(enumeration));
            Near(reference.Estimators["sfe"], new ScoreFunction().Exact(enumeration));
            Near(reference.Estimators["straight_through"], new StraightThrough().Exact(enumeration));
        }
    }

    // 4000 estimates a problem. Among 390 scores with tails of fifty blocks, one of 5 turns up in one seed of some hundred.
    [Theory]
    [InlineData("SIMPLE")]
    [InlineData("score function")]
    [InlineData("straight-through")]
    public void Sampled_statistics_are_within_sampling_error_of_the_exact_ones(string name)
    {
        var estimator = EstimatorExperiment.Estimators.Single(e => e.Name == name);
        foreach (var problem in Problems.Where(p => p.Reference is not null))
        {
            var enumeration = new SubsetEnumeration(problem);
            var sampled = SampledStatistics.Of(estimator.Draw(problem, 4000, 3), enumeration.Gradient);
            Assert.All(sampled.Scores(estimator.Exact(enumeration)!), z => Assert.InRange(z, -5, 5));
        }
    }

    [Fact]
    public void Ten_samples_with_baselines_are_unbiased_and_far_less_varied_than_one()
    {
        var problem = Problems[0];
        var enumeration = new SubsetEnumeration(problem);
        var (one, ten) = (
            SampledStatistics.Of(new ScoreFunction().Draw(problem, 4000, 3), enumeration.Gradient),
            SampledStatistics.Of(new ScoreFunctionOfSeveral().Draw(problem, 4000, 3), enumeration.Gradient));
        for (var i = 0; i < EstimatorProblem.Items; i++)
            Assert.InRange((ten.Values.Mean[i] - enumeration.Gradient[i]) / ten.Errors.Mean[i], -4.5, 4.5);
        Assert.True(ten.Values.Variance < one.Values.Variance / 3);
    }

    [Fact]
    public void Perturb_and_map_switches_as_many_items_on_as_off()
    {
        var estimates = new PerturbAndMap().Draw(Problems[0], 200, 7);
        Assert.All(estimates, e => Assert.Contains(e * PerturbAndMap.Lambda, (double[])[-1, 0, 1]));
        foreach (var row in estimates.Chunk(EstimatorProblem.Items))
            Assert.Equal(0, row.Sum(), 12);
        Assert.Contains(estimates, e => e != 0);
    }

    [Fact]
    public void Differences_of_marginals_and_of_samples_sum_to_zero()
    {
        foreach (var estimator in (IGradientEstimator[])[new SimpleBackward(), new SimpleForward(), new Simple()])
        {
            foreach (var row in estimator.Draw(Problems[1], 50, 7).Chunk(EstimatorProblem.Items))
                Assert.Equal(0, row.Sum(), 12);
        }
    }

    [Fact]
    public void Estimates_are_those_of_the_seed_and_of_no_other()
    {
        foreach (var estimator in EstimatorExperiment.Estimators)
        {
            var drawn = estimator.Draw(Problems[0], 60, 5);
            Assert.Equal(60 * EstimatorProblem.Items, drawn.Length);
            Assert.Equal(drawn, estimator.Draw(Problems[0], 60, 5));
            Assert.NotEqual(drawn, estimator.Draw(Problems[0], 60, 6));
        }
    }

    [Fact]
    public void An_exact_estimate_has_no_bias_no_variance_and_no_error()
    {
        var gradient = new SubsetEnumeration(Problems[0]).Gradient;
        double[] weights = [0.25, 0.5, 0.25];
        var statistics = GradientStatistics.Of(LayerRows.Repeat(gradient, 3), weights, gradient);
        Assert.Equal(0, statistics.Bias, 12);
        Assert.Equal(0, statistics.Variance, 12);
        Assert.Equal(0, statistics.ErrorMean, 12);
        Assert.Equal(0, statistics.ErrorDeviation, 7);
    }

    [Fact]
    public void An_estimate_of_zero_is_at_distance_one()
    {
        var gradient = new SubsetEnumeration(Problems[0]).Gradient;
        double[] estimates = [.. gradient, .. new double[EstimatorProblem.Items]];
        var statistics = GradientStatistics.Of(estimates, [0.5, 0.5], gradient);
        Assert.Equal(0, statistics.Bias, 12);
        Assert.Equal(0.5, statistics.ErrorMean, 12);
        Assert.Equal(0.5, statistics.ErrorDeviation, 12);
        Assert.Equal(0.25, statistics.Variance, 12);
    }

    [Fact]
    public void The_jackknife_gives_the_standard_error_of_a_mean()
    {
        const int Rows = 5000;
        var random = new SplitMix(2);
        var estimates = Enumerable.Range(0, Rows * EstimatorProblem.Items).Select(_ => 3 + random.Gaussian()).ToArray();
        var sampled = SampledStatistics.Of(estimates, estimates[..EstimatorProblem.Items]);

        // Fifty blocks leave a standard error uncertain by a tenth; the mean of ten by a thirtieth.
        Assert.Equal(1, sampled.Errors.Mean.Average() * Math.Sqrt(Rows), 0.15);
    }

    private static void Near(GradientStatistics expected, GradientStatistics? actual)
    {
        Near(expected.Mean, actual!.Mean);
        Near(
            [expected.Bias, expected.Variance, expected.ErrorMean, expected.ErrorDeviation],
            [actual.Bias, actual.Variance, actual.ErrorMean, actual.ErrorDeviation]);
    }

    private static void Near(double[] expected, double[] actual)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-12);
    }
}
