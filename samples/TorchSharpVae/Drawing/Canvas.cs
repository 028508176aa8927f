using System.Numerics;
using SubsetGen.TorchSharpVae.Data;

namespace SubsetGen.TorchSharpVae.Drawing;

/// <summary>Paper of 28 x 28 pixels for a round pen. A pixel is as dark as the pen covers it, to about a pixel's width.</summary>
internal sealed class Canvas
{
    private const int Side = ImageSet.Side;
    private const float Margin = 2.2f;

    private readonly float[] distances = new float[ImageSet.Pixels];

    /// <summary>Empties the paper, draws lines on it, and puts down how dark its pixels are.</summary>
    /// <param name="lines">Each from point to point, in pixels.</param>
    /// <param name="centre">Where the middle of their bounding box goes. What would not fit is made smaller.</param>
    /// <param name="penRadius">Half the width of the pen.</param>
    /// <param name="pixels">Gets the image.</param>
    public void Draw(IReadOnlyList<Vector2[]> lines, Vector2 centre, float penRadius, Span<byte> pixels)
    {
        var low = lines.SelectMany(l => l).Aggregate(Vector2.Min);
        var high = lines.SelectMany(l => l).Aggregate(Vector2.Max);
        var room = Side - 2 * (Margin + penRadius);
        var scale = Math.Min(1, room / Math.Max(high.X - low.X, high.Y - low.Y));
        var middle = (low + high) / 2;

        Array.Fill(distances, float.PositiveInfinity);
        foreach (var line in lines)
        {
            for (var i = 1; i < line.Length; i++)
                Approach(Fit(line[i - 1]), Fit(line[i]), penRadius + 1);
        }

        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(255 * Math.Clamp(penRadius + 0.5f - MathF.Sqrt(distances[i]), 0, 1));

        Vector2 Fit(Vector2 point) => centre + scale * (point - middle);
    }

    // Squared distances to the line between two points, where it is within reach.
    private void Approach(Vector2 from, Vector2 to, float reach)
    {
        var (low, high) = (Vector2.Min(from, to), Vector2.Max(from, to));
        var along = to - from;
        var length = Math.Max(along.LengthSquared(), 1e-12f);
        for (var y = First(low.Y); y <= Last(high.Y); y++)
        {
            for (var x = First(low.X); x <= Last(high.X); x++)
            {
                var pixel = new Vector2(x, y) - from;
                var nearest = Math.Clamp(Vector2.Dot(pixel, along) / length, 0, 1);
                ref var distance = ref distances[y * Side + x];
                distance = Math.Min(distance, (pixel - nearest * along).LengthSquared());
            }
        }

        int First(float edge) => Math.Max(0, (int)MathF.Ceiling(edge - reach));
        int Last(float edge) => Math.Min(Side - 1, (int)MathF.Floor(edge + reach));
    }
}
