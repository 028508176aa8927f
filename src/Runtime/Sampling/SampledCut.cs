using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Sampling;

/// <summary>
/// The cut of a long row: a sample, every so many-th item, tells between which values it will lie; one pass copies the few
/// items there and counts those above; the cut is then sought among the copies. A sample that misleads costs that pass, no
/// more: the search goes on over the row itself.
/// </summary>
internal static class SampledCut
{
    private const int LongRow = 512;
    private const int SmallSample = 128;
    private const int MediumSample = 256;
    private const int LargeSample = 1024;
    private const int MediumSampleFrom = 4096;
    private const int LargeSampleFrom = 32768;

    /// <summary>Whether a row is long enough for a sample and copies.</summary>
    public static bool NeedsScratch(int n) => n >= LongRow;

    /// <summary>Finds the cut at the k-th largest item.</summary>
    /// <param name="x">The row.</param>
    /// <param name="k">At least 1, less than the items in range.</param>
    /// <param name="range">The row's range.</param>
    /// <param name="scratch">As long as a row that needs it.</param>
    public static RowCut<T> Find<V, T>(ReadOnlySpan<T> x, int k, RowRange<T> range, Span<T> scratch)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var bracket = CutBracket<T>.Of(range);
        if (!NeedsScratch(x.Length))
            return RowCut<T>.Find<V>(x, k, bracket);

        var size = x.Length < MediumSampleFrom ? SmallSample : x.Length < LargeSampleFrom ? MediumSample : LargeSample;
        var sample = scratch[..size];
        var (low, high) = Estimate<V, T>(x, k, bracket, sample);
        return Within<V, T>(x, k, low, high, bracket, scratch);
    }

    /// <summary>Finds the cut at the k-th largest item where it is likely to lie between two values.</summary>
    /// <param name="x">The row.</param>
    /// <param name="k">At least 1, less than the items in the bracket.</param>
    /// <param name="low">The lower value; the cut may be that.</param>
    /// <param name="high">The upper one; the cut is below it.</param>
    /// <param name="bracket">What is known.</param>
    /// <param name="scratch">As long as the row.</param>
    public static RowCut<T> Within<V, T>(ReadOnlySpan<T> x, int k, T low, T high, CutBracket<T> bracket, Span<T> scratch)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var count = Between<V, T>(x, low, high, scratch, out var above);
        if (above >= k)
            return RowCut<T>.Find<V>(x, k, bracket with { Low = high, AtLeastLow = above });
        if (above + count < k)
            return RowCut<T>.Find<V>(x, k, bracket with { High = low, AtLeastHigh = above + count });
        var cut = RowCut<T>.Find<V>(scratch[..count], k - above, new CutBracket<T>(low, count, high, 0));
        return new RowCut<T>(cut.Value, cut.AtLeast + above, cut.Above + above);
    }

    /// <summary>Two values three standard deviations of the sample's rank below and above the k-th item's.</summary>
    private static (T Low, T High) Estimate<V, T>(ReadOnlySpan<T> x, int k, CutBracket<T> bracket, Span<T> sample)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var stride = x.Length / sample.Length;
        var count = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            sample[count] = x[i * stride];
            count += x[i * stride] > T.NegativeInfinity ? 1 : 0;
        }

        sample = sample[..count];
        var share = (double)k / bracket.AtLeastLow;
        var spread = 3 * Math.Sqrt(count * share * (1 - share)) + 1;
        var (more, fewer) = ((int)Math.Ceiling(count * share + spread), (int)(count * share - spread));
        var all = bracket with { AtLeastLow = count };
        var low = more < count ? RowCut<T>.Find<V>(sample, more, all).Value : bracket.Low;
        var high = fewer > 0 ? RowCut<T>.Find<V>(sample, fewer, all).Value : bracket.High;
        // Equal where the sample holds many equal items: then it is likely these that are cut.
        return (low, low == high ? OrderedBits.Next(high) : high);
    }

    /// <summary>Copies the items in [low, high) and counts those from high on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Between<V, T>(ReadOnlySpan<T> x, T low, T high, Span<T> copies, out int above)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V l = low, h = high;
        var count = 0;
        above = 0;
        for (var i = 0; i < x.Length; i += V.Count)
        {
            var items = V.LoadPartial(x, i, T.NaN);
            var atLeastLow = V.LessEqual(l, items);
            if (V.MaskBits(atLeastLow) == 0)
                continue;
            var atLeastHigh = V.LessEqual(h, items);
            above += BitOperations.PopCount(V.MaskBits(atLeastHigh));
            var within = atLeastLow & ~atLeastHigh;
            V.StorePartial(V.Compact(within, items), copies, count);
            count += BitOperations.PopCount(V.MaskBits(within));
        }

        return count;
    }
}
