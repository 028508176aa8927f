using System.Numerics;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Programs;
using SubsetGen.Runtime.Programs.Packed;

namespace SubsetGen.Runtime.Tests.Programs;

/// <summary>Each lane of several short rows in order, against the same row alone.</summary>
public sealed class PackedRowOrderTests
{
    public static TheoryData<int> Lengths => [1, 2, 3, 5, 8, 20, 31, 32, 33, 63, 64];

    [Theory, MemberData(nameof(Lengths))]
    public void Each_lane_has_the_order_of_its_row(int n)
    {
        Check<Lanes512<float>, float>(n);
        Check<Lanes256<float>, float>(n);
        Check<Lanes512<double>, double>(n);
        Check<Lanes256<double>, double>(n);
    }

    [Theory, MemberData(nameof(Lengths))]
    public void Ranks_and_sums_are_those_of_each_row(int n)
    {
        CheckSums<Lanes512<float>, float>(n, 1e-5);
        CheckSums<Lanes256<double>, double>(n, 1e-14);
    }

    [Fact]
    public void Two_numbers_hold_a_sum_to_twice_the_digits()
    {
        const int n = 64;
        var packed = new PackedRows<Lanes512<float>, float>(n, ties: false);
        var values = packed.Keys.Select(key => 1e4f * MathF.Sin(1e3f * key)).ToArray();
        var keys = packed.Sorted().Sorted;
        var (sums, remainders) = (new float[values.Length], new float[values.Length]);

        PackedPartialSums.Above<Lanes512<float>, float>(values, keys, values.Length, sums, remainders);

        for (var lane = 0; lane < packed.Lanes; lane++)
        {
            var exact = 0.0;
            for (var i = lane; i < values.Length; i += packed.Lanes)
            {
                Assert.Equal(exact + (values[i] / 2.0), (double)sums[i] + remainders[i], 1e-6);
                exact += values[i];
            }
        }
    }

    private static void Check<V, T>(int n)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var ties in new[] { false, true })
        {
            var rows = new PackedRows<V, T>(n, ties);
            var (order, sorted) = rows.Sorted();
            var placed = new T[rows.Keys.Length];
            var back = new T[rows.Keys.Length];
            PackedRowOrder.Gather<V, T>(rows.Keys, order, placed.Length, placed);
            PackedRowOrder.Scatter<V, T>(sorted, order, placed.Length, placed.Length, back);

            for (var lane = 0; lane < rows.Lanes; lane++)
                Assert.Equal(rows.Row(rows.Keys, lane).OrderDescending(), rows.Row(sorted, lane));
            Assert.Equal(sorted, placed);
            Assert.Equal(rows.Keys, back);
        }
    }

    private static void CheckSums<V, T>(int n, double tolerance)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var ties in new[] { false, true })
        {
            var rows = new PackedRows<V, T>(n, ties);
            var keys = rows.Sorted().Sorted;
            var (ranks, above, below) = (new T[keys.Length], new T[keys.Length], new T[keys.Length]);
            PackedRowOrder.Rank<V, T>(keys, keys.Length, ranks);
            PackedPartialSums.Above<V, T>(rows.Keys, keys, keys.Length, above, default);
            PackedPartialSums.Below<V, T>(rows.Keys, keys, keys.Length, below, default);

            for (var lane = 0; lane < rows.Lanes; lane++)
            {
                var (row, values) = (rows.Row(keys, lane), rows.Row(rows.Keys, lane));
                var (rank, over, under) = (new T[n], new T[n], new T[n]);
                RowOrder.Rank<T>(row, n, rank);
                PartialSums.Above<T>(values, row, n, over, default);
                PartialSums.Below<T>(values, row, n, under, default);
                Assert.Equal(rank, rows.Row(ranks, lane));
                Same(over, rows.Row(above, lane));
                Same(under, rows.Row(below, lane));
            }
        }

        void Same(T[] expected, T[] actual) => Assert.All(
            expected.Zip(actual), pair => Assert.Equal(double.CreateTruncating(pair.First), double.CreateTruncating(pair.Second), tolerance));
    }

    /// <summary>Rows of random numbers, one in each lane; many equal where there are ties.</summary>
    private sealed class PackedRows<V, T>
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public PackedRows(int n, bool ties)
        {
            var random = new System.Random(n);
            Keys = [.. Enumerable.Range(0, n * V.Count).Select(_ => Number((2 * random.NextDouble()) - 1))];

            T Number(double x) => T.CreateTruncating(ties ? Math.Round(3 * x) / 4 : x);
        }

        public int Lanes => V.Count;

        public T[] Keys { get; }

        public (T[] Order, T[] Sorted) Sorted()
        {
            var (order, sorted) = (new T[Keys.Length], new T[Keys.Length]);
            Assert.Equal(Keys.Length, PackedRowOrder.Sort<V, T>(Keys, Keys.Length, order, sorted));
            return (order, sorted);
        }

        public T[] Row(T[] packed, int lane) => [.. packed.Where((_, i) => i % V.Count == lane)];
    }
}
