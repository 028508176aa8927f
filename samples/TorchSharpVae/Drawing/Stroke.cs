using System.Numerics;

namespace SubsetGen.TorchSharpVae.Drawing;

/// <summary>One stroke of a pen through some points, round or with corners.</summary>
/// <param name="IsRound">Whether the pen goes through the points in a curve (a Catmull-Rom spline), or straight from each to the next.</param>
/// <param name="Points">Where it goes: x to the right, y down, a digit being the unit square.</param>
internal sealed record Stroke(bool IsRound, params Vector2[] Points)
{
    private const int StepsASpan = 6;

    /// <summary>A stroke with corners through x, y, x, y, and so on.</summary>
    public static Stroke Straight(params float[] coordinates) => new(false, Pair(coordinates));

    /// <summary>A round stroke through x, y, x, y, and so on.</summary>
    public static Stroke Round(params float[] coordinates) => new(true, Pair(coordinates));

    /// <summary>The stroke as short straight lines, from each point to the next.</summary>
    public IEnumerable<Vector2> Outline()
    {
        if (!IsRound)
            return Points;
        var steps = (Points.Length - 1) * StepsASpan;
        return Enumerable.Range(0, steps + 1).Select(i => Spline((float)i / StepsASpan));
    }

    private Vector2 Spline(float at)
    {
        var span = Math.Min((int)at, Points.Length - 2);
        var t = at - span;
        var (a, b, c, d) = (At(span - 1), At(span), At(span + 1), At(span + 2));
        return 0.5f * (2 * b + t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))));
    }

    // A closed stroke goes on beyond its ends; an open one has its end once more.
    private Vector2 At(int index)
    {
        if (index >= 0 && index < Points.Length)
            return Points[index];
        var isClosed = Points[0] == Points[^1];
        return (index < 0, isClosed) switch
        {
            (true, true) => Points[^2],
            (true, false) => Points[0],
            (false, true) => Points[1],
            (false, false) => Points[^1],
        };
    }

    private static Vector2[] Pair(float[] coordinates) => [.. coordinates.Chunk(2).Select(c => new Vector2(c[0], c[1]))];
}
