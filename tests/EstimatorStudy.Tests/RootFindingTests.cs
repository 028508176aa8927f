using SubsetGen.EstimatorStudy.RootFinding;
using SubsetGen.EstimatorStudy.Statistics;

namespace SubsetGen.EstimatorStudy.Tests;

public class RootFindingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(1003)]
    public void The_sums_are_those_of_the_logistic_function(int items)
    {
        var random = new SplitMix(9);
        var values = Enumerable.Range(0, items).Select(_ => 2 * random.Gaussian()).ToArray();
        var point = RootSums.At(Array.ConvertAll(values, Math.Exp), 0.3, 2);
        double Sum(Func<double, double> term) => values.Sum(x => term(1 / (1 + Math.Exp(-(x + 0.3)))));
        Assert.Equal(Sum(s => s) - 2, point.Value, 1e-10);
        Assert.Equal(Sum(s => s * (1 - s)), point.Slope, 1e-10);
        Assert.Equal(Sum(s => s * (1 - s) * (1 - 2 * s)), point.Curvature, 1e-10);
    }

    [Fact]
    public void Every_method_ends_before_bisection_does()
    {
        var random = new SplitMix(4);
        for (var i = 0; i < 20; i++)
        {
            var problem = new RootProblem(random, 500, 0.1 + 0.25 * i);
            var bisection = RootMethod.All[0].Count(problem);
            Assert.InRange(bisection, 20, 60);
            Assert.All(RootMethod.All.Skip(1), m => Assert.InRange(m.Count(problem), 1, bisection - 1));
        }
    }

    [Fact]
    public void Equal_items_are_solved_by_the_logit_guess_itself()
    {
        var problem = new RootProblem(new SplitMix(1), 100, 0);
        Assert.Equal(0, RootSearch.Iterations(problem, RootStep.Halley, RootGuess.Logit));
        Assert.Equal(0, RootSearch.Iterations(problem, RootStep.Newton, RootGuess.Both));
        Assert.True(RootSearch.Iterations(problem, RootStep.Newton, RootGuess.Zero) > 0);
    }

    [Fact]
    public void The_quantile_lies_between_the_items_that_k_separates()
    {
        var random = new SplitMix(12);
        var problem = new RootProblem(random, 1000, 5);

        // Near saturation about k sigmoids are more than one half at minus the quantile.
        Assert.InRange(problem.At(-problem.Quantile).Value / problem.Size, -0.5, 0.5);
        Assert.InRange(problem.Quantile, problem.Smallest, problem.Largest);
    }
}
