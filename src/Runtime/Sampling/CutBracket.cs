using System.Numerics;

namespace SubsetGen.Runtime.Sampling;

/// <summary>Two values around a cut at the r-th largest item, Low &lt; High, and how many items are at least as large as
/// each: at least r and fewer than r.</summary>
internal readonly record struct CutBracket<T>(T Low, int AtLeastLow, T High, int AtLeastHigh)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>All of a row. Above +inf lies NaN, and no item is at least as large as that.</summary>
    public static CutBracket<T> Of(RowRange<T> range) =>
        new(range.Least, range.Count, OrderedBits.Next(range.Largest), 0);

    /// <summary>Whether no number lies between.</summary>
    public bool IsClosed => Width <= 1;

    // Unsigned: from the least to the largest double there are more numbers than a long counts.
    private ulong Width => (ulong)(OrderedBits.Of(High) - OrderedBits.Of(Low));

    /// <summary>The bracket that is left when the count at a value inside is known.</summary>
    public CutBracket<T> With(T value, int atLeast, int r) =>
        atLeast >= r ? this with { Low = value, AtLeastLow = atLeast } : this with { High = value, AtLeastHigh = atLeast };

    /// <summary>A value inside: where the r-th item would be if the items were spread evenly, or half way.</summary>
    public T Guess(int r, bool interpolate)
    {
        var (low, high) = (double.CreateTruncating(Low), double.CreateTruncating(High));
        var share = interpolate ? (AtLeastLow - r + 0.5) / (AtLeastLow - AtLeastHigh) : 0.5;
        var value = T.CreateTruncating(low + (high - low) * share);
        return Low < value && value < High ? value : Middle();
    }

    /// <summary>The value inside that halves the bit patterns.</summary>
    public T Middle() => OrderedBits.ToNumber<T>(OrderedBits.Of(Low) + (long)(Width / 2));
}
