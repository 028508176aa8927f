using SubsetGen.Runtime.Programs;

namespace SubsetGen.Runtime.Tests.Programs;

/// <summary>The c with Σ σ(u + c) = k, found with three derivatives.</summary>
public sealed class RootFinderTests
{
    public static TheoryData<int, int> Shapes => new() { { 350, 10 }, { 784, 50 }, { 1000, 5 }, { 1000, 500 }, { 10_000, 100 } };

    [Theory, MemberData(nameof(Shapes))]
    public void Normal_items_take_one_evaluation_or_two_and_c_is_good_to_its_last_digits(int n, int k)
    {
        var u = Normal(n);

        var (c, evaluations) = Search(u, k);

        Assert.InRange(evaluations, 1, 2);
        Assert.Equal(0, At(u, c, k).Value / At(u, c, k).Slope, 2e-7);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    public void A_gap_has_its_root_where_what_is_missing_balances_what_is_present(double gap)
    {
        double[] u = [0, -1, -2, -gap, -gap - 1];

        var (c, _) = Search(u, 3);

        Assert.Equal(Math.Log(Math.E * Math.E + Math.E + 1) / 2 - (Math.Log(1 + Math.Exp(-1)) / 2) + (gap / 2), c, 1e-5);
    }

    [Fact]
    public void A_start_in_the_tail_is_only_taken_where_the_series_is_one()
    {
        var root = new RootFinder<double>(-10, 10, smooth: true);
        var middle = root.Point;

        root.StartInTail(linear: 0.5, ratio: -1);
        Assert.Equal(middle, root.Point);
        root.StartInTail(linear: 2, ratio: 0);
        Assert.Equal(middle, root.Point);
        root.StartInTail(linear: 0.1, ratio: -1);
        Assert.Equal(Math.Log(0.1 / 0.9), root.Point, 1e-15);
    }

    /// <summary>Normal items, less the largest.</summary>
    private static double[] Normal(int n)
    {
        var random = new System.Random(n);
        double[] x = [.. Enumerable.Range(0, n).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
        return [.. x.Select(item => item - x.Max())];
    }

    private static (double C, int Evaluations) Search(double[] u, double k)
    {
        var quantile = Math.Log(k / (u.Length - k));
        var root = new RootFinder<float>((float)(quantile - u.Max()), (float)(quantile - u.Min()), smooth: true);
        root.StartNear((float)quantile, (float)u.Average(), (float)u.Average(x => x * x));
        var weights = u.Sum(Math.Exp);
        root.StartInTail((float)(k / weights), (float)(-u.Sum(x => Math.Exp(2 * x)) / weights));
        var evaluations = 0;
        (double Value, double Slope, double Curvature, double Third) at;
        do
        {
            at = At(u, root.Point, k);
            evaluations++;
        } while (root.Advance((float)at.Value, (float)at.Slope, (float)at.Curvature, (float)at.Third));

        return (root.Point, evaluations);
    }

    /// <summary>Without cancellation, as layers sum it.</summary>
    private static (double Value, double Slope, double Curvature, double Third) At(double[] u, double c, double k)
    {
        var (value, slope, curvature, third) = (u.Count(x => x + c > 0) - k, 0.0, 0.0, 0.0);
        foreach (var v in u.Select(x => x + c))
        {
            var tail = 1 / (1 + Math.Exp(Math.Abs(v)));
            var p = tail * (1 - tail);
            value += v > 0 ? -tail : tail;
            slope += p;
            curvature += p * (1 - (2 * tail)) * (v > 0 ? -1 : 1);
            third += p * (1 - (6 * p));
        }

        return (value, slope, curvature, third);
    }
}
