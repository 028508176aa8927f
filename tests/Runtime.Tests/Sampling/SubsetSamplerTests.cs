using System.Numerics;
using SubsetGen.Layers.Tests.Oracles;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Tests.Sampling;

/// <summary>Subsets by ranks that are refused now and then, against the law of independent items given their count.</summary>
public sealed class SubsetSamplerTests
{
    private const int Samples = 40_000;

    /// <summary>By chance a deviate is larger once in 15000. Seeds are fixed, so that a law that holds keeps holding.</summary>
    private const double Most = 4;

    [Theory]
    [InlineData(2, 1, 1)]
    [InlineData(5, 4, 1)]
    [InlineData(7, 3, 0.3)]
    [InlineData(7, 3, 3)]
    [InlineData(8, 4, 1)]
    [InlineData(9, 2, 2)]
    [InlineData(10, 8, 1)]
    [InlineData(10, 5, 8)]
    public void Every_subset_is_drawn_as_often_as_its_odds_say(int n, int k, double scale)
    {
        var logits = SubsetCalls.Normal(n, k, scale);
        Assert.InRange(Deviate<Lanes512<float>, float>(logits, k), -Most, Most);
        Assert.InRange(Deviate<Lanes256<double>, double>(logits, k), -Most, Most);
    }

    /// <summary>Half a million draws of a few subsets, which show what one in a thousand of their probability is.</summary>
    [Theory]
    [InlineData(2, 1, 1)]
    [InlineData(3, 1, 2)]
    [InlineData(4, 2, 2)]
    public void Few_subsets_of_few_items_have_three_digits_of_their_probability(int n, int k, double scale)
    {
        var logits = SubsetCalls.Normal(n, k, scale);
        Assert.InRange(Deviate<Lanes256<double>, double>(logits, k, 500_000), -Most, Most);
    }

    [Theory]
    [InlineData(-1.5)]
    [InlineData(2)]
    public void The_law_does_not_depend_on_how_many_items_are_expected(double shift)
    {
        double[] logits = [.. SubsetCalls.Normal(8, 3, 1).Select(x => x + shift)];
        Assert.InRange(Deviate<Lanes256<double>, double>(logits, 3), -Most, Most);
    }

    /// <summary>Pareto's design ranks items in the same way and refuses nothing.</summary>
    [Fact]
    public void Without_refusals_the_law_would_be_another()
    {
        var logits = SubsetCalls.Normal(8, 4, 2);
        var ranked = DesignCalls.Draw<double>("Pareto", [.. logits.Select(x => 1 / (1 + Math.Exp(-x)))], 4, Samples);
        Assert.True(Deviate(DesignCalls.Masks(ranked, 8), logits, 4) > 2 * Most);
        Assert.InRange(Deviate<Lanes256<double>, double>(logits, 4), -Most, Most);
    }

    /// <summary>What is open among a hundred items is eight of them, and so few that every subset can be counted.</summary>
    [Fact]
    public void Items_that_are_as_good_as_certain_are_always_or_never_drawn()
    {
        const int Open = 8, Taken = 30, N = 100;
        double[] open = SubsetCalls.Normal(Open, 3, 1);
        double[] logits = [.. open, .. Enumerable.Repeat(40.0, Taken), .. Enumerable.Repeat(-40.0, N - Open - Taken)];

        Draws<Lanes512<float>, float>();
        Draws<Lanes512<double>, double>();

        void Draws<V, T>()
            where V : struct, ILanes<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var drawn = SubsetCalls.Draw<V, T>(logits, 3 + Taken, Samples).Subsets.Chunk(N).ToArray();
            Assert.All(drawn, z => Assert.True(z[Open..(Open + Taken)].All(v => v == T.One) && z[(Open + Taken)..].All(v => v == T.Zero)));
            Assert.InRange(Deviate(DesignCalls.Masks([.. drawn.SelectMany(z => z[..Open])], Open), open, 3), -Most, Most);
        }
    }

    [Theory]
    [InlineData(1000, 500, 1)]
    [InlineData(1000, 40, 1)]
    [InlineData(600, 100, 4)]
    public void How_many_come_from_a_part_of_a_long_row_is_as_independent_items_have_it(int n, int k, double scale)
    {
        const int Rows = 8000;
        var logits = SubsetCalls.Normal(n, k, scale);
        foreach (var part in new[] { 1, 64, n / 3, n / 2 })
        {
            var (inside, outside) = (Counts(logits[..part]), Counts(logits[part..]));
            double[] law = [.. Enumerable.Range(0, Math.Min(part, k) + 1).Select(a => k - a < outside.Length ? inside[a] * outside[k - a] : 0)];
            var total = law.Sum();
            Assert.InRange(ChiSquare.Deviate(Seen<Lanes512<float>, float>(), [.. law.Select(p => p / total)]), -Most, Most);
            Assert.InRange(ChiSquare.Deviate(Seen<Lanes256<double>, double>(), [.. law.Select(p => p / total)]), -Most, Most);

            int[] Seen<V, T>()
                where V : struct, ILanes<V, T>
                where T : unmanaged, IBinaryFloatingPointIeee754<T>
            {
                var seen = new int[law.Length];
                foreach (var z in SubsetCalls.Draw<V, T>(logits, k, Rows, (ulong)part).Subsets.Chunk(n))
                    seen[z[..part].Count(v => v == T.One)]++;
                return seen;
            }
        }
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1e6)]
    public void No_subset_is_kept_with_more_than_certainty_and_none_is_refused_much_oftener_than_needed(double cut)
    {
        foreach (var (n, k, scale) in new[] { (8, 3, 1.0), (9, 5, 4), (10, 1, 0.2), (10, 9, 2) })
        {
            var logits = SubsetCalls.Normal(n, k, scale);
            var sampler = SubsetCalls.Of<Lanes256<double>, double>(logits, k);
            var (smallest, least) = (double.PositiveInfinity, 0.0);
            foreach (var mask in new KSubsets(logits, k, 1).Masks)
            {
                double[] subset = [.. Enumerable.Range(0, n).Select(i => mask >> i & 1)];
                (var sum, least) = sampler.Shares(cut, subset);
                smallest = Math.Min(smallest, sum);
            }

            Assert.InRange(least, 0.5 * smallest, smallest * (1 + 1e-12));
        }
    }

    [Fact]
    public void Two_trials_are_more_than_are_needed()
    {
        foreach (var (n, k, scale) in new[] { (100, 10, 1.0), (1000, 500, 1), (1000, 5, 1), (5000, 50, 1), (1000, 500, 10), (1000, 30, 100), (200, 199, 1), (3000, 1, 0) })
        {
            var logits = SubsetCalls.Normal(n, k, scale);
            Assert.InRange(SubsetCalls.Draw<Lanes512<float>, float>(logits, k, 1000).Refused, 0, 1000);
        }
    }

    [Fact]
    public void Draws_do_not_depend_on_the_width_of_the_vectors()
    {
        var logits = SubsetCalls.Normal(777, 60, 1);
        var singles = SubsetCalls.Draw<Lanes128<float>, float>(logits, 60, 200).Subsets;
        Assert.Equal(singles, SubsetCalls.Draw<Lanes256<float>, float>(logits, 60, 200).Subsets);
        Assert.Equal(singles, SubsetCalls.Draw<Lanes512<float>, float>(logits, 60, 200).Subsets);
        var doubles = SubsetCalls.Draw<Lanes128<double>, double>(logits, 60, 200).Subsets;
        Assert.Equal(doubles, SubsetCalls.Draw<Lanes256<double>, double>(logits, 60, 200).Subsets);
        Assert.Equal(doubles, SubsetCalls.Draw<Lanes512<double>, double>(logits, 60, 200).Subsets);
    }

    [Fact]
    public void Where_nothing_is_open_there_is_one_subset()
    {
        const double Certain = double.PositiveInfinity, Excluded = double.NegativeInfinity;
        Assert.Equal([1, 0, 1, 0, 0], SubsetCalls.Draw<Lanes256<double>, double>([Certain, Excluded, Certain, Excluded, Excluded], 2, 1).Subsets);
        Assert.All(SubsetCalls.Draw<Lanes512<float>, float>([Certain, Excluded, 0, Excluded, Excluded], 3, 1).Subsets, z => Assert.True(float.IsNaN(z)));
    }

    private static double Deviate<V, T>(double[] logits, int k, int samples = Samples)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Deviate(DesignCalls.Masks(SubsetCalls.Draw<V, T>(logits, k, samples, seed: 3).Subsets, logits.Length), logits, k);

    private static double Deviate(int[] masks, double[] logits, int k)
    {
        var law = new KSubsets(logits, k, 1);
        var counts = new int[1 << logits.Length];
        foreach (var mask in masks)
            counts[mask]++;
        Assert.Equal(masks.Length, law.Masks.Sum(m => counts[m]));
        return ChiSquare.Deviate([.. law.Masks.Select(m => counts[m])], law.Probabilities);
    }

    /// <summary>The probabilities of each count of independent items.</summary>
    private static double[] Counts(double[] logits)
    {
        var law = new double[logits.Length + 1];
        law[0] = 1;
        for (var i = 0; i < logits.Length; i++)
        {
            var p = 1 / (1 + Math.Exp(-logits[i]));
            for (var j = i + 1; j >= 0; j--)
                law[j] = (law[j] * (1 - p)) + (j > 0 ? law[j - 1] * p : 0);
        }

        return law;
    }
}
