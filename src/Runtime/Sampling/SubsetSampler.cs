using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Programs;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Sampling;

/// <summary>
/// Draws subsets by the law of independent items given that k of them are taken, without a table: the k items with the largest ranks
/// odds · (1 - u) / u, refused with a probability that makes the law exact.
/// </summary>
/// <remarks>
/// With t the k-th largest rank and s_i = q_i t / (q_i t + p_i), subset S and t come with the density (∏ of the odds in S) · h(t) · Σ over S of s_i,
/// where h does not depend on S. So a draw is kept with probability A(t) / Σ over S of s_i, and the law is that of the odds whatever A(t) is,
/// as long as it is below that sum for every S. Here it is the smallest there is, up to a little: with θ near the k-th largest p and m items at
/// or above it, Σ over those of s_i and (k - m) times the s of an item at θ, where s falls as p grows.
/// <para>Both sums are about Σ p (1 - p). The smallest one is about half of that at least, so that two trials are expected at most, and
/// about 1.2 for normal logits.</para>
/// </remarks>
internal readonly ref struct SubsetSampler<V, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Standard deviations of the logarithm of the k-th largest rank, 1/√Σ p (1 - p) each, within which it is looked for first.</summary>
    private const double Reach = 3;

    private readonly ReadOnlySpan<T> left;
    private readonly ReadOnlySpan<T> taken;
    private readonly int k;
    private readonly Span<T> ranks;
    private readonly Span<T> scratch;
    private readonly T low;
    private readonly T high;
    private readonly T threshold;
    private readonly T thresholdLeft;

    /// <param name="left">How likely each item is left; padded.</param>
    /// <param name="taken">How likely it is taken: 1 less that.</param>
    /// <param name="n">Number of items.</param>
    /// <param name="k">How many to take. Where as many are expected, few draws are refused.</param>
    /// <param name="workspace">Scratch memory.</param>
    public SubsetSampler(ReadOnlySpan<T> left, ReadOnlySpan<T> taken, int n, int k, Workspace<T> workspace)
    {
        this.left = left[..n];
        this.taken = taken[..n];
        this.k = k;
        ranks = workspace.Rent(n + 1);
        scratch = workspace.Rent(n);
        var (variance, byTaken, byLeft) = Moments(left, taken, n);
        var half = T.CreateTruncating(0.5);
        (threshold, thresholdLeft) = variance > T.Zero ? (byTaken / variance, byLeft / variance) : (half, half);
        var spread = Math.Exp(Reach / Math.Sqrt(double.CreateTruncating(variance)));
        (low, high) = (T.CreateTruncating(1 / spread), T.CreateTruncating(spread));
        if (!(high > low) || T.IsPositiveInfinity(high))
            (low, high) = (T.Zero, T.PositiveInfinity);
    }

    /// <summary>Draws a subset: 1 where an item is in it, else 0; NaN where no k items can be taken.</summary>
    /// <param name="key">Seed and call.</param>
    /// <param name="row">What stands for the row in the draws.</param>
    /// <param name="subset">Receives the marks.</param>
    /// <returns>How many draws were refused.</returns>
    public int Draw(in DrawKey key, int row, Span<T> subset)
    {
        var n = taken.Length;
        var uniforms = ranks[..(n + 1)];
        var trial = 0;
        for (; trial < UniformStream.MostTrials; trial++)
        {
            UniformStream.Fill(uniforms, key, row, trial);
            var test = uniforms[n];
            Rank();
            var all = new CutBracket<T>(T.Zero, n, OrderedBits.Next(T.PositiveInfinity), 0);
            var cut = SampledCut.Within<V, T>(ranks[..n], k, low, high, all, scratch);
            if (!(cut.Value > T.Zero))
                break;
            TopKSelector.Mark<V, T>(ranks[..n], k, cut, subset);
            var (sum, least) = Shares(Smallest(cut.Value), subset);
            if (test * sum <= least)
                return trial;
        }

        subset.Fill(T.NaN);
        return trial;
    }

    /// <summary>Σ p (1 - p), and the same with p and with 1 - p as a further factor.</summary>
    private static (T Variance, T ByTaken, T ByLeft) Moments(ReadOnlySpan<T> left, ReadOnlySpan<T> taken, int n)
    {
        var (variance, byTaken, byLeft) = (default(LaneSum<V, T>), default(LaneSum<V, T>), default(LaneSum<V, T>));
        for (var i = 0; i < n;)
        {
            var end = Math.Min(n, i + Blocks.Length);
            do
            {
                var (p, q) = (V.Load(taken, i), V.Load(left, i));
                var product = p * q;
                variance.Add(product);
                byTaken.AddProduct(product, p);
                byLeft.AddProduct(product, q);
                i += V.Count;
            } while (i < end);

            variance.Close();
            byTaken.Close();
            byLeft.Close();
        }

        return (variance.Total(), byTaken.Total(), byLeft.Total());
    }

    /// <summary>The ranks, over the uniforms that decide them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Rank()
    {
        V one = T.One;
        for (var i = 0; i < taken.Length; i += V.Count)
        {
            var u = V.Load(ranks, i);
            V.Store(V.Load(taken, i) * (one - u) / (V.Load(left, i) * u), ranks, i);
        }
    }

    /// <summary>The smallest rank that is not below a bound.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private T Smallest(T bound)
    {
        V least = bound, smallest = T.BitDecrement(T.PositiveInfinity);
        for (var i = 0; i < taken.Length; i += V.Count)
        {
            var rank = V.LoadPartial(ranks[..taken.Length], i, T.Zero);
            smallest = V.Select(V.LessEqual(least, rank), V.Min(rank, smallest), smallest);
        }

        return V.MinOf(smallest);
    }

    /// <summary>The sum of the items' shares over a subset, and what it is at least over every subset of k.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public (T Sum, T Least) Shares(T cut, ReadOnlySpan<T> subset)
    {
        var (sum, least, above) = (default(LaneSum<V, T>), default(LaneSum<V, T>), default(LaneSum<V, T>));
        V one = T.One, zero = T.Zero, at = cut, bound = threshold;
        // Padding may be zeros in both rows.
        V padding = T.CreateTruncating(1e-37);
        for (var i = 0; i < taken.Length;)
        {
            var end = Math.Min(taken.Length, i + Blocks.Length);
            do
            {
                var (p, q) = (V.Load(taken, i), V.Load(left, i));
                var share = q * at / V.Max(padding, V.MulAdd(q, at, p));
                var isAbove = V.LessEqual(bound, p);
                sum.AddProduct(V.LoadPartial(subset, i, T.Zero), share);
                least.Add(V.Select(isAbove, share, zero));
                above.Add(V.Select(isAbove, one, zero));
                i += V.Count;
            } while (i < end);

            sum.Close();
            least.Close();
            above.Close();
        }

        var odd = thresholdLeft * cut;
        return (sum.Total(), least.Total() + ((T.CreateTruncating(k) - above.Total()) * (odd / (odd + threshold))));
    }
}
