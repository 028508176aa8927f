using System.Numerics;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Programs;

namespace SubsetGen.Runtime.Tests.Programs;

/// <summary>The law of a count by nodes of the unit circle, against the scan over the items in double precision.</summary>
public sealed class CountLawTests
{
    private static readonly CountedItems[] AllRows =
    [
        CountedItems.Equal(64, 2), CountedItems.Equal(64, 32), CountedItems.Equal(100, 99 - 2), CountedItems.Equal(4000, 5),
        CountedItems.Normal(64, 3, 1), CountedItems.Normal(65, 60, 1), CountedItems.Normal(350, 10, 1), CountedItems.Normal(784, 50, 1),
        CountedItems.Normal(1000, 5, 1), CountedItems.Normal(1000, 500, 1), CountedItems.Normal(1000, 500, 10), CountedItems.Normal(3000, 2000, 3),
        CountedItems.Normal(5000, 4995, 1), CountedItems.FewOpen(300, 100, 8), CountedItems.FewOpen(2000, 1000, 20), CountedItems.FewOpen(500, 470, 40),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, AllRows.Length)];

    [Theory, MemberData(nameof(Rows))]
    public void In_double_precision_shares_have_thirteen_digits_and_the_probability_twelve(int row)
    {
        Agrees<Lanes128<double>, double>(AllRows[row], 1e-13, 1e-12);
        Agrees<Lanes256<double>, double>(AllRows[row], 1e-13, 1e-12);
        Agrees<Lanes512<double>, double>(AllRows[row], 1e-13, 1e-12);
    }

    [Theory, MemberData(nameof(Rows))]
    public void In_single_precision_shares_have_six_digits_and_the_probability_nearly_five(int row)
    {
        Agrees<Lanes128<float>, float>(AllRows[row], 1e-6, 2e-5);
        Agrees<Lanes256<float>, float>(AllRows[row], 1e-6, 2e-5);
        Agrees<Lanes512<float>, float>(AllRows[row], 1e-6, 2e-5);
    }

    [Fact]
    public void Digits_do_not_go_with_a_million_items_that_are_hardly_ever_taken() =>
        Agrees<Lanes256<float>, float>(CountedItems.Equal(1_000_000, 10), 1e-6, 2e-6);

    [Theory, MemberData(nameof(Rows))]
    public void Shares_change_along_a_direction_as_their_differences_do(int row)
    {
        var items = AllRows[row];
        var random = new System.Random(row);
        var weights = Enumerable.Range(0, items.Count).Select(items.VarianceOf).ToArray();
        var steps = weights.Select(_ => random.NextDouble() - 0.5).ToArray();
        var mean = weights.Zip(steps, (w, step) => w * step).Sum() / weights.Sum();
        var along = weights.Zip(steps, (w, step) => w * (step - mean)).ToArray();

        const double h = 1e-3;
        var (up, down) = (items.Moved(along, h).ByScan(), items.Moved(along, -h).ByScan());
        var doubles = items.OnCircle<Lanes256<double>, double>(along);
        var singles = items.OnCircle<Lanes512<float>, float>(along);

        Same(up.Taken.Zip(down.Taken, (a, b) => (a - b) / (2 * h)), doubles.TakenAlong(along), 1e-6);
        Same(up.Left.Zip(down.Left, (a, b) => (a - b) / (2 * h)), doubles.LeftAlong(along), 1e-6);
        Same(doubles.TakenAlong(along), singles.TakenAlong(along), 2e-6);
        Same(doubles.LeftAlong(along), singles.LeftAlong(along), 2e-6);
    }

    /// <summary>The derivatives are nearly the same in all items; what they differ by adds up where a direction goes with the logits.</summary>
    [Fact]
    public void What_the_derivatives_of_an_item_differ_by_has_its_own_digits()
    {
        var items = CountedItems.Normal(20_000, 10_000, 1);
        var along = Enumerable.Range(0, items.Count).Select(i => items.VarianceOf(i) * items.LogitOf(i)).ToArray();

        var expected = items.OnCircle<Lanes256<double>, double>().Relative(along);

        Assert.Equal(expected, items.OnCircle<Lanes256<float>, float>().Relative(along), 1e-5);
        Assert.Equal(expected, items.OnCircle<Lanes512<float>, float>().Relative(along), 1e-5);
    }

    [Fact]
    public void No_row_needs_more_nodes_than_there_is_room_for()
    {
        var (doubles, singles) = (new CircleNode<double>[CircleNodes.Most], new CircleNode<float>[CircleNodes.Most]);
        for (var variance = 1.0; variance < 1e7; variance *= 1.02)
        {
            var n = (int)Math.Ceiling(4 * variance);
            Assert.InRange(CircleNodes.Place(doubles, variance, n, n / 2), 2, 24);
            Assert.InRange(CircleNodes.Place(singles, variance, n, n / 2), 2, 12);
        }
    }

    [Fact]
    public void Few_terms_of_a_series_have_all_digits_unless_even_odds_meet_a_small_variance()
    {
        Assert.InRange(DegreeOf<float>(CountedItems.Normal(10_000, 5000, 1)) ?? CircleNodes.Most, 1, 2);
        Assert.InRange(DegreeOf<float>(CountedItems.Normal(784, 50, 1)) ?? CircleNodes.Most, 2, 4);
        Assert.InRange(DegreeOf<float>(CountedItems.Normal(350, 10, 1)) ?? CircleNodes.Most, 3, 6);
        Assert.InRange(DegreeOf<double>(CountedItems.Normal(784, 50, 1)) ?? CircleNodes.Most, 6, 12);
        Assert.Null(DegreeOf<float>(CountedItems.FewOpen(300, 100, 8)));
        Assert.Null(DegreeOf<double>(CountedItems.FewOpen(300, 100, 8)));
    }

    private static int? DegreeOf<T>(CountedItems items)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var workspace = Workspace<T>.Current;
        workspace.Reset();
        var p = workspace.Rent(items.Count);
        for (var i = 0; i < items.Count; i++)
            p[i] = T.CreateTruncating(items.ProbabilityOf(i));
        var products = new CircleProducts<Lanes256<T>, T>(p, items.Count, workspace);
        var nodes = new CircleNode<T>[CircleNodes.Most];
        var count = CircleNodes.Place<T>(nodes, products.Variance, items.Count, items.K - products.Certain);
        products.Multiply(nodes.AsSpan(0, count));
        var series = new CircleSeries<T>(nodes.AsSpan(0, count), products.Largest, hasSquares: true, new T[CircleSeries<T>.Room]);
        return series.IsShort ? series.Degree : null;
    }

    private static void Agrees<V, T>(CountedItems items, double shareTolerance, double valueTolerance)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (expected, actual) = (items.ByScan(), items.OnCircle<V, T>());
        Assert.Equal(1, actual.Value / expected.Value, valueTolerance);
        Assert.InRange(LargestError(expected.Taken, actual.Taken), 0, shareTolerance);
        Assert.InRange(LargestError(expected.Left, actual.Left), 0, shareTolerance);
    }

    private static double LargestError(double[] expected, double[] actual) =>
        expected.Zip(actual).Max(pair => Math.Abs((pair.Second / pair.First) - 1));

    private static void Same(IEnumerable<double> expected, double[] actual, double tolerance) =>
        Assert.InRange(expected.Zip(actual).Max(pair => Math.Abs(pair.First - pair.Second)), 0, tolerance);
}
