using System.Numerics;

namespace SubsetGen.TorchSharpVae.Drawing;

/// <summary>
/// How a hand happens to write one digit: its size, slant and turn, the width of its pen, and how far it strays. It strays by a
/// smooth field, so that strokes that meet still meet.
/// </summary>
internal sealed class HandStyle
{
    private const float Straying = 0.055f;

    private readonly Matrix3x2 shape;
    private readonly Vector4 phases, frequencies;

    /// <summary>Draws a style.</summary>
    public HandStyle(SplitMix random)
    {
        var (width, height) = (Between(10, 16), Between(17, 20.5));
        shape = Matrix3x2.CreateTranslation(-0.5f, -0.5f)
            * Matrix3x2.CreateScale(width, height)
            * Matrix3x2.CreateSkew(Normal(-0.14, 0.2), 0)
            * Matrix3x2.CreateRotation(Normal(0, 0.1));
        PenRadius = Between(0.95, 1.75);
        Centre = new Vector2(Normal(13.5, 0.5), Normal(13.5, 0.5));
        phases = new(Between(0, Math.Tau), Between(0, Math.Tau), Between(0, Math.Tau), Between(0, Math.Tau));
        frequencies = new(Between(2, 5), Between(2, 5), Between(2, 5), Between(2, 5));

        float Between(double low, double high) => (float)(low + (high - low) * random.Uniform());
        float Normal(double mean, double deviation) => (float)(mean + deviation * Math.Clamp(random.Gaussian(), -2.2, 2.2));
    }

    /// <summary>Half the width of the pen, in pixels.</summary>
    public float PenRadius { get; }

    /// <summary>Where the middle of the digit is, in pixels; the centre of the first pixel is 0, 0.</summary>
    public Vector2 Centre { get; }

    /// <summary>Where a point of the unit square comes to lie, in pixels from an origin that is the same for the whole digit.</summary>
    public Vector2 Place(Vector2 point)
    {
        var waves = new Vector2(
            MathF.Sin(frequencies.X * point.Y + phases.X) + MathF.Sin(frequencies.Y * point.X + phases.Y),
            MathF.Sin(frequencies.Z * point.X + phases.Z) + MathF.Sin(frequencies.W * point.Y + phases.W));
        return Vector2.Transform(point + Straying * waves, shape);
    }
}
