namespace SubsetGen.PdeDiscovery.Report;

/// <summary>Colours for signed values: blue below zero, red above, pale at it. Lightness falls evenly on both sides.</summary>
internal static class DivergingMap
{
    /// <summary>Number of colours; the middle ones stand for zero.</summary>
    public const int Count = 256;

    private static readonly (double At, byte R, byte G, byte B)[] Anchors =
    [
        (0.00, 0x0B, 0x2A, 0x5B), (0.20, 0x2F, 0x6D, 0xB5), (0.37, 0xA3, 0xC8, 0xE6), (0.50, 0xF6, 0xF3, 0xEE),
        (0.63, 0xF4, 0xBE, 0x96), (0.80, 0xC8, 0x53, 0x2A), (1.00, 0x5C, 0x12, 0x10),
    ];

    /// <summary>All colours, three bytes each.</summary>
    public static byte[] Palette { get; } = [.. Enumerable.Range(0, Count).SelectMany(i => ColourAt(i / (Count - 1.0)))];

    /// <summary>The index of a value.</summary>
    /// <param name="value">Any value; what lies beyond the limit gets the outermost colour.</param>
    /// <param name="limit">The value of the last colour; its negative is that of the first. Positive.</param>
    public static byte IndexOf(double value, double limit) =>
        (byte)Math.Clamp(Math.Round((value / limit + 1) / 2 * (Count - 1)), 0, Count - 1);

    /// <summary>A colour as CSS writes it.</summary>
    /// <param name="at">From 0, the most negative, to 1.</param>
    public static string Css(double at) => "#" + Convert.ToHexString(ColourAt(at));

    private static byte[] ColourAt(double at)
    {
        var upper = Math.Max(1, Array.FindIndex(Anchors, a => a.At >= at));
        var (low, high) = (Anchors[upper - 1], Anchors[upper]);
        var share = (at - low.At) / (high.At - low.At);
        byte Mix(byte from, byte to) => (byte)Math.Round(from + share * (to - from));
        return [Mix(low.R, high.R), Mix(low.G, high.G), Mix(low.B, high.B)];
    }
}
