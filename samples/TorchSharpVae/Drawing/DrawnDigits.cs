using SubsetGen.TorchSharpVae.Data;

namespace SubsetGen.TorchSharpVae.Drawing;

/// <summary>
/// Digits for those who have no files: the strokes of each, in a style drawn anew for every image. Image i shows digit i mod 10,
/// and depends on the seed and i alone.
/// </summary>
internal static class DrawnDigits
{
    /// <summary>How many there are to learn from, unless fewer are asked for.</summary>
    public const int TrainingCount = 20_000;

    /// <summary>How many are held out.</summary>
    public const int HeldOutCount = 2_000;

    /// <summary>Draws images.</summary>
    /// <param name="count">How many to learn from, and how many to hold out at most.</param>
    /// <param name="seed">The same seed gives the same images.</param>
    public static Digits Draw(int count, ulong seed)
    {
        var images = Draw(0, Math.Min(count, TrainingCount), seed);

        // Held out ones begin beyond the others, however many those are.
        return new("drawn here", images, Draw(TrainingCount, Math.Min(count, HeldOutCount), seed));
    }

    private static ImageSet Draw(int first, int count, ulong seed)
    {
        var bytes = new byte[count * ImageSet.Pixels];
        Parallel.For(0, count, () => new Canvas(), (i, _, canvas) =>
        {
            Draw(canvas, first + i, seed, bytes.AsSpan(i * ImageSet.Pixels, ImageSet.Pixels));
            return canvas;
        }, _ => { });
        return new(bytes);
    }

    private static void Draw(Canvas canvas, int index, ulong seed, Span<byte> pixels)
    {
        var random = SplitMix.Of(seed, index);
        var ways = Glyphs.Ways[index % Glyphs.Ways.Count];
        var way = ways[random.Below(ways.Length)];
        var style = new HandStyle(random);
        canvas.Draw([.. way.Select(s => s.Outline().Select(style.Place).ToArray())], style.Centre, style.PenRadius, pixels);
    }
}
