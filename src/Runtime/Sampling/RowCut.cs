using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Sampling;

/// <summary>
/// A value that cuts a row at its r-th largest item: exactly r items are at least that large, or more are, all the excess
/// being equal to it.
/// </summary>
/// <param name="Value">The value.</param>
/// <param name="AtLeast">How many items are at least that large.</param>
/// <param name="Above">How many are larger; only set where <paramref name="AtLeast"/> exceeds r.</param>
internal readonly record struct RowCut<T>(T Value, int AtLeast, int Above)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Guesses by value first; if these do not do it, the row is oddly spread, and halving the bit patterns always does.
    private const int Guesses = 24;

    /// <summary>Finds the cut by counting, on ever smaller intervals.</summary>
    /// <param name="x">The row.</param>
    /// <param name="r">Which item, from the largest; at least 1, at most as many as are in the bracket.</param>
    /// <param name="bracket">What is known.</param>
    public static RowCut<T> Find<V>(ReadOnlySpan<T> x, int r, CutBracket<T> bracket)
        where V : struct, ILanes<V, T>
    {
        for (var step = 0; ; step++)
        {
            if (bracket.AtLeastLow == r)
                return new RowCut<T>(bracket.Low, r, 0);
            if (bracket.IsClosed)
                return new RowCut<T>(bracket.Low, bracket.AtLeastLow, bracket.AtLeastHigh);
            var value = step < Guesses ? bracket.Guess(r, interpolate: step % 3 != 2) : bracket.Middle();
            bracket = bracket.With(value, CountAtLeast<V>(x, value), r);
        }
    }

    /// <summary>How many items are at least as large as the bound.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int CountAtLeast<V>(ReadOnlySpan<T> x, T bound)
        where V : struct, ILanes<V, T>
    {
        const int exactCounts = 1 << 20; // a lane counts in T, exactly up to 2^24 in single precision
        var count = 0;
        for (; x.Length > exactCounts; x = x[exactCounts..])
            count += CountBlock<V>(x[..exactCounts], bound);
        return count + CountBlock<V>(x, bound);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CountBlock<V>(ReadOnlySpan<T> x, T bound)
        where V : struct, ILanes<V, T>
    {
        V b = bound, one = T.One;
        V even = T.Zero, odd = T.Zero;
        var i = 0;
        for (var end = x.Length - x.Length % (2 * V.Count); i < end; i += 2 * V.Count)
        {
            even = V.Select(V.LessEqual(b, V.Load(x, i)), even + one, even);
            odd = V.Select(V.LessEqual(b, V.Load(x, i + V.Count)), odd + one, odd);
        }

        for (; i < x.Length; i += V.Count)
            even = V.Select(V.LessEqual(b, V.LoadPartial(x, i, T.NaN)), even + one, even);
        return int.CreateTruncating(V.Sum(even + odd));
    }
}
