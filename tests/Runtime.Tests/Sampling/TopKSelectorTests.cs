using System.Numerics;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Programs.Packed;
using SubsetGen.Runtime.Sampling;

namespace SubsetGen.Runtime.Tests.Sampling;

public sealed class TopKSelectorTests
{
    public enum Spread
    {
        Normal,
        ThreeValues,
        AllEqual,
        MostlyZero,
        SignedZeros,
        HalfExcluded,
        ManyMagnitudes,
        Infinities,
        Sorted,
        SampleMisleads,
    }

    private static readonly int[] Lengths = [1, 2, 15, 16, 17, 31, 37, 1000, 2047, 2048, 2049, 5000];

    public static TheoryData<Spread> Spreads => new(Enum.GetValues<Spread>());

    [Theory]
    [MemberData(nameof(Spreads))]
    public void The_k_largest_are_chosen_lower_index_first_among_equals(Spread spread)
    {
        foreach (var n in Lengths)
            AssertAllK<Lanes512<float>, float>(spread, n);
    }

    [Theory]
    [MemberData(nameof(Spreads))]
    public void Double_precision_chooses_alike(Spread spread)
    {
        foreach (var n in Lengths)
            AssertAllK<Lanes256<double>, double>(spread, n);
    }

    [Theory]
    [MemberData(nameof(Spreads))]
    public void Narrow_registers_choose_alike(Spread spread)
    {
        foreach (var n in Lengths)
            AssertAllK<Lanes128<float>, float>(spread, n);
    }

    [Theory]
    [InlineData(Spread.Normal)]
    [InlineData(Spread.ThreeValues)]
    [InlineData(Spread.ManyMagnitudes)]
    public void Long_rows_too(Spread spread)
    {
        foreach (var k in new[] { 1, 1000, 50_000, 100_002 })
            AssertChosen<Lanes512<float>, float>(Row<float>(spread, 100_003), k);
    }

    [Theory]
    [MemberData(nameof(Spreads))]
    public void Short_rows_across_lanes_choose_alike(Spread spread)
    {
        foreach (var n in new[] { 1, 2, 5, 20, 37, 64 })
            foreach (var k in new[] { 0, 1, n / 3, n - 1, n })
            {
                AssertChosenAcross<Lanes512<float>, float>(Row<float>(spread, n), k);
                AssertChosenAcross<Lanes256<double>, double>(Row<double>(spread, n), k);
            }
    }

    [Fact]
    public void Minus_infinity_is_never_chosen()
    {
        var subset = Select<Lanes512<float>, float>([1, float.NegativeInfinity, 3, float.NegativeInfinity], 3);
        Assert.Equal([1, 0, 1, 0], subset);
    }

    [Fact]
    public void NaN_is_not_chosen_and_does_no_harm()
    {
        for (var k = 0; k <= 5; k++)
            Assert.InRange(Select<Lanes512<float>, float>([float.NaN, 2, float.NaN, 1], k).Sum(), 0, Math.Min(k, 2));
    }

    [Fact]
    public void Nothing_behind_the_row_is_written()
    {
        float[] subset = [.. Enumerable.Repeat(-7f, 60)];
        TopKSelector.Select<Lanes512<float>, float>(Row<float>(Spread.Normal, 37), 5, subset, new float[37]);
        Assert.All(subset[37..], s => Assert.Equal(-7, s));
    }

    private static void AssertAllK<V, T>(Spread spread, int n)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var k in new[] { -1, 0, 1, 2, n / 10, n / 3, n - 1, n, n + 5 })
            AssertChosen<V, T>(Row<T>(spread, n), k);
    }

    private static void AssertChosen<V, T>(T[] row, int k)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var expected = new T[row.Length];
        var order = Enumerable.Range(0, row.Length).Where(i => row[i] > T.NegativeInfinity).OrderByDescending(i => row[i]);
        foreach (var i in order.ThenBy(i => i).Take(k))
            expected[i] = T.One;
        Assert.True(expected.AsSpan().SequenceEqual(Select<V, T>(row, k)), $"n = {row.Length}, k = {k}");
    }

    /// <summary>Each lane has the row turned by one more item, and a k of its own.</summary>
    private static void AssertChosenAcross<V, T>(T[] row, int k)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var n = row.Length;
        T[] Turned(int lane) => [.. row.Select((_, i) => row[(i + lane) % n])];
        int Of(int lane) => Math.Max(0, k - (lane % 3));
        var packed = new T[n * V.Count];
        var counts = new T[V.Count];
        for (var lane = 0; lane < V.Count; lane++)
        {
            counts[lane] = T.CreateTruncating(Of(lane));
            for (var i = 0; i < n; i++)
                packed[(i * V.Count) + lane] = Turned(lane)[i];
        }

        var subset = new T[packed.Length];
        PackedTopK.Select<V, T>(packed, packed.Length, V.Load(counts.AsSpan(), 0), subset);

        for (var lane = 0; lane < V.Count; lane++)
            Assert.Equal(Select<V, T>(Turned(lane), Of(lane)), Enumerable.Range(0, n).Select(i => subset[(i * V.Count) + lane]));
    }

    private static T[] Select<V, T>(T[] row, int k)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var subset = Enumerable.Repeat(T.NaN, row.Length).ToArray();
        TopKSelector.Select<V, T>(row, k, subset, new T[row.Length]);
        return subset;
    }

    private static T[] Row<T>(Spread spread, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new System.Random(n);
        return Enumerable.Range(0, n).Select(i => T.CreateTruncating(spread switch
        {
            Spread.Normal => Normal(),
            Spread.ThreeValues => random.Next(3) - 1,
            Spread.AllEqual => 1.5,
            Spread.MostlyZero => random.Next(100) == 0 ? Normal() : 0,
            Spread.SignedZeros => random.Next(2) == 0 ? -0.0 : 0,
            Spread.HalfExcluded => random.Next(2) == 0 ? double.NegativeInfinity : Normal(),
            Spread.ManyMagnitudes => (random.Next(2) - 0.5) * Math.Exp(25 * Normal()),
            Spread.Infinities => random.Next(5) is var r and < 2 ? double.PositiveInfinity * (2 * r - 1) : Normal(),
            Spread.Sorted => i,
            // A sample of every 8th (or 16th) item at n = 2048, of every 19th at 5000, sees only items far larger than the rest.
            _ => i % (n / 256 + (n < 256 ? 1 : 0)) == 0 ? 1e6 + i : Normal(),
        })).ToArray();

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
