using System.Numerics;
using System.Runtime.InteropServices;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Programs;

namespace SubsetGen.Runtime.Tests.Programs;

/// <summary>Orders and ranks of rows, short ones by insertion and long ones by digits, against comparing all with all.</summary>
public sealed class RowOrderTests
{
    public static TheoryData<int> Lengths => [1, 2, 7, 40, 41, 300, 2500];

    [Theory, MemberData(nameof(Lengths))]
    public void The_largest_item_comes_first_and_equal_items_keep_their_order(int n)
    {
        Check(Row(n, x => (float)x));
        Check(Row(n, x => x));
        // Numbers that differ in one byte, in the sign, or not at all.
        Check(Row(n, x => (float)Math.Round(x)));
        Check(Row(n, x => Math.Sign(x) * 1e-300));
        Check(Row(n, _ => 0.25f));

        static void Check<T>(T[] row)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Assert.Equal(Enumerable.Range(0, row.Length).OrderByDescending(i => row[i]), Order(row));
    }

    [Fact]
    public void The_ends_of_the_range_stand_at_the_ends_of_the_order()
    {
        double[] row = [-1, double.MaxValue, double.NegativeInfinity, double.Epsilon, double.MinValue, -double.Epsilon, 0, double.NegativeInfinity];

        Assert.Equal([1, 3, 6, 5, 0, 4], Order(row));
        // Again, in a row that is long enough for digits.
        Assert.Equal([1, 3, 6, 5, 0, 4], Order([.. row, .. Enumerable.Repeat(double.NegativeInfinity, 50)]));
    }

    /// <summary>Depths of items 1 apart behind the 2nd are 1/2, 2, 9/2, 8 ...; e^-87.5 is nothing in single precision.</summary>
    [Theory]
    [InlineData(0, 60)]
    [InlineData(1, 2 + 13)]
    [InlineData(15, 2 + 3)]
    [InlineData(1e30, 2)]
    public void Items_without_weight_are_left_out(double slope, int expected)
    {
        var row = Enumerable.Range(0, 60).Select(i => -(float)(i * 7 % 60)).ToArray();
        var (order, sorted) = (new float[64], new float[64]);
        Workspace<float>.Current.Reset();

        var places = RowOrder.Sort<Lanes512<float>, float>(row, 60, 2, (float)slope, order, sorted, Workspace<float>.Current);

        Assert.Equal(expected, places);
        Assert.Equal([.. row.OrderDescending().Take(places), .. Enumerable.Repeat(float.NegativeInfinity, 64 - places)], sorted);
    }

    public static TheoryData<int, int, double, double> LongRows
    {
        get
        {
            var rows = new TheoryData<int, int, double, double>();
            foreach (var (n, k) in new[] { (41, 1), (300, 10), (1000, 500), (5000, 3) })
                foreach (var slope in new[] { 0, 0.2, 2, 1e4 })
                    foreach (var outlier in new[] { 0, 1e4, -1e9, double.NegativeInfinity })
                        rows.Add(n, k, slope, outlier);
            return rows;
        }
    }

    [Theory, MemberData(nameof(LongRows))]
    public void What_is_left_out_of_a_long_row_has_no_weight(int n, int k, double slope, double outlier)
    {
        Check<Lanes512<float>, float>(87.5);
        Check<Lanes256<double>, double>(708.5);

        void Check<V, T>(double least)
            where V : struct, ILanes<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            // Every third item is at the outlier, or just one.
            var row = Row(n, x => T.CreateTruncating(x));
            for (var i = 0; outlier != 0 && i < n; i += outlier > 0 ? n : 3)
                row[i] = T.CreateTruncating(outlier);
            var order = Enumerable.Range(0, n).OrderByDescending(i => row[i]).ToArray();
            double Key(int place) => double.CreateTruncating(row[order[place]]);
            var expected = k;
            while (expected < n && double.IsFinite(Key(expected)))
            {
                var depth = (Key(k - 1) - Key(expected)) / 2;
                for (var between = k; between < expected; between++)
                    depth += Key(between) - Key(expected);
                if (slope * depth > least)
                    break;
                expected++;
            }

            var (indices, sorted) = (Rent<T>(n).ToArray(), new T[n + 16]);
            var places = RowOrder.Sort<V, T>(row, n, k, T.CreateTruncating(slope), indices, sorted, Workspace<T>.Current);

            Assert.InRange(places, expected - 1, expected + 1);
            Assert.Equal(order[..places], MemoryMarshal.Cast<T, int>(indices.AsSpan())[..places].ToArray());
            Assert.Equal(order[..places].Select(i => row[i]), sorted[..places]);
            Assert.All(sorted[places..], key => Assert.Equal(T.NegativeInfinity, key));
        }
    }

    [Fact]
    public void A_row_that_is_brought_into_the_order_comes_back()
    {
        float[] keys = [3, 5, float.NegativeInfinity, 4];
        float[] values = [30, 50, 20, 40];
        var (order, placed, back) = (new float[4], new float[4], new float[] { 9, 9, 9, 9 });
        var places = RowOrder.Sort<Lanes512<float>, float>(keys, 4, 1, 0f, order, new float[4], Workspace<float>.Current);

        RowOrder.Gather<float>(values, order, places, placed);
        RowOrder.Scatter<float>(placed, order, places, 4, back);

        Assert.Equal([50, 40, 30, 0], placed);
        Assert.Equal([30, 50, 0, 40], back);
    }

    [Theory, MemberData(nameof(Lengths))]
    public void Equal_items_share_the_mean_of_their_ranks(int n)
    {
        var row = Row(n, x => Math.Round(2 * x) / 2);
        // A zero is one number, whatever its sign.
        if (n > 2)
            (row[0], row[1]) = (0.0, -0.0);
        var sorted = row.OrderDescending().ToArray();
        var expected = sorted.Select(own => row.Count(x => x > own) + ((row.Count(x => x == own) + 1) / 2.0));

        var ranks = Enumerable.Repeat(double.NaN, n).ToArray();
        RowOrder.Rank<double>(sorted, n, ranks);

        Assert.Equal(expected, ranks);
        Assert.Equal(row.Max(), RowOrder.ItemAt<double>(sorted, 1));
    }

    private static Span<T> Rent<T>(int n)
        where T : unmanaged
    {
        Workspace<T>.Current.Reset();
        return Workspace<T>.Current.Rent(n);
    }

    internal static T[] Row<T>(int n, Func<double, T> convert)
    {
        var random = new System.Random(n);
        return [.. Enumerable.Range(0, n).Select(_ => convert((4 * random.NextDouble()) - 2))];
    }

    private static int[] Order<T>(T[] row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var order = Rent<T>(row.Length);
        var places = RowOrder.Sort<Lanes512<T>, T>(row, row.Length, 1, T.Zero, order, Workspace<T>.Current.Rent(row.Length), Workspace<T>.Current);
        return MemoryMarshal.Cast<T, int>(order)[..places].ToArray();
    }
}
