using SubsetGen.Runtime.Programs;

namespace SubsetGen.Runtime.Tests.Programs;

/// <summary>Sums along the order of a row, against sums over all pairs.</summary>
public sealed class PartialSumsTests
{
    public static TheoryData<int> Lengths => [1, 2, 7, 41, 300];

    [Theory, MemberData(nameof(Lengths))]
    public void Each_item_gets_what_lies_on_the_other_side_and_half_of_what_is_equal(int n)
    {
        // In order, some equal.
        var keys = RowOrderTests.Row(n, x => Math.Round(4 * x) / 4).OrderDescending().ToArray();
        var values = RowOrderTests.Row(n, x => Math.Sin(9 * x));
        var (above, below) = (new double[n], new double[n]);

        PartialSums.Above<double>(values, keys, n, above, default);
        PartialSums.Below<double>(values, keys, n, below, default);

        for (var i = 0; i < n; i++)
        {
            double Sum(Func<double, bool> side) =>
                keys.Zip(values).Sum(item => item.First == keys[i] ? item.Second / 2 : side(item.First) ? item.Second : 0);
            Assert.Equal(Sum(key => key > keys[i]), above[i], 1e-13);
            Assert.Equal(Sum(key => key < keys[i]), below[i], 1e-13);
        }
    }

    /// <summary>A sum of 10^7 in single precision: one number holds it to about 1, both together to a thousandth.</summary>
    [Fact]
    public void The_remainder_is_what_rounding_took_of_the_sum()
    {
        const int n = 3000;
        var random = new System.Random(5);
        var keys = Enumerable.Range(0, n).Select(i => (float)(n - i)).ToArray();
        var values = Enumerable.Range(0, n).Select(_ => (float)(1e4 * random.NextDouble())).ToArray();
        var (sums, remainders) = (new float[n], new float[n]);

        PartialSums.Above<float>(values, keys, n, sums, remainders);

        var exact = 0.0;
        var (largestOfOne, largestOfBoth) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            var expected = exact + (values[i] / 2.0);
            largestOfOne = Math.Max(largestOfOne, Math.Abs(expected - sums[i]));
            largestOfBoth = Math.Max(largestOfBoth, Math.Abs(expected - sums[i] - remainders[i]));
            exact += values[i];
        }

        Assert.InRange(largestOfOne, 0.1, 1);
        Assert.InRange(largestOfBoth, 0, 1e-3);
    }
}
