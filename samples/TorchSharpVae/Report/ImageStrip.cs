using SubsetGen.TorchSharpVae.Data;

namespace SubsetGen.TorchSharpVae.Report;

/// <summary>Images side by side as one picture inside the page.</summary>
internal static class ImageStrip
{
    private const int Gap = 2;
    private const int Side = ImageSet.Side;

    // Ink is dark, as on paper.
    private static readonly byte[] Palette = [.. Enumerable.Range(0, 256).SelectMany(v => Enumerable.Repeat((byte)(255 - v), 3))];

    /// <summary>The picture's markup.</summary>
    /// <param name="images">What to show.</param>
    /// <param name="name">What it is, for those who cannot see it.</param>
    public static string Render(ImageSet images, string name)
    {
        var width = images.Count * (Side + Gap) - Gap;
        var pixels = new byte[width * Side];
        for (var i = 0; i < images.Count; i++)
        {
            for (var y = 0; y < Side; y++)
            {
                images.Bytes.AsSpan(i * ImageSet.Pixels + y * Side, Side).CopyTo(pixels.AsSpan(y * width + i * (Side + Gap)));
            }
        }

        var png = Convert.ToBase64String(Png.Encode(width, pixels, Palette));
        return $"<img class=\"strip\" alt=\"{name}\" width=\"{width}\" height=\"{Side}\" src=\"data:image/png;base64,{png}\">";
    }
}
