using SubsetGen.EstimatorStudy.Statistics;
using SubsetGen.EstimatorStudy.Study;

namespace SubsetGen.EstimatorStudy.Tests;

public class StatisticsTests
{
    [Fact]
    public void A_summary_has_mean_and_deviation()
    {
        var summary = Summary.Of([1, 2, 3, 6]);
        Assert.Equal((3.0, 4), (summary.Mean, summary.Count));
        Assert.Equal(Math.Sqrt(14 / 3.0), summary.Deviation, 12);
        Assert.Equal(summary.Deviation / 2, summary.StandardError, 12);
        Assert.Equal("3.00 \u00B1 2.16", summary.Text("0.00"));
        Assert.Equal(0, Summary.Of([5]).Deviation);
    }

    // 100 000 draws: the fourth moment, 3, is known to 0.031; five times that is allowed.
    [Fact]
    public void Gaussian_draws_have_the_moments_of_the_normal_distribution()
    {
        var random = new SplitMix(6);
        var draws = Enumerable.Range(0, 100_000).Select(_ => random.Gaussian()).ToArray();
        Assert.Equal(0, draws.Average(), 0.016);
        Assert.Equal(1, draws.Average(d => d * d), 0.023);
        Assert.Equal(0, draws.Average(d => d * d * d), 0.062);
        Assert.Equal(3, draws.Average(d => d * d * d * d), 0.155);
    }

    [Fact]
    public void Uniform_draws_stay_inside_their_bounds_and_reach_every_number()
    {
        var random = new SplitMix(8);
        var draws = Enumerable.Range(0, 1000).Select(_ => random.Below(7)).ToArray();
        Assert.Equal(Enumerable.Range(0, 7), draws.Distinct().Order());
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.InRange(random.Uniform(), double.Epsilon, 1 - 1e-16));
    }

    [Fact]
    public void Every_part_of_a_study_has_seeds_of_its_own()
    {
        var seeds =
            from seed in (ulong[])[0, 1, 2]
            from part in (string[])["", "a", "b", "ab", "ba", "relaxed 1", "relaxed 2"]
            select new StudyOptions(seed).SeedFor(part);
        Assert.Equal(21, seeds.Distinct().Count());
    }

    [Fact]
    public void Work_over_threads_keeps_its_order_and_reports_every_piece()
    {
        var reports = new List<int>();
        var results = Work.Map(new StudyOptions(Threads: 4), 50, i => i * i, reports.Add);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => i * i), results);
        Assert.Equal(Enumerable.Range(1, 50), reports);
    }
}
