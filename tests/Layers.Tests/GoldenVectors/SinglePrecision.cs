using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Layers.Tests.GoldenVectors;

/// <summary>How single precision is held against golden vectors.</summary>
internal static class SinglePrecision
{
    /// <summary>For logits of natural size: some hundred roundings at 6e-8.</summary>
    public const double Natural = 2e-5;

    private const double Rounding = 6e-8;

    public static float[] Round(double[] values) => [.. values.Select(v => (float)v)];

    public static double[] Widen(float[] values) => [.. values.Select(v => (double)v)];

    /// <summary>Whether rounding the logits themselves already moves the truth.</summary>
    public static bool IsSpread(GoldenCase golden) => golden.Input.Max(Math.Abs) / golden.Temperature > 30;

    /// <summary>
    /// Logits whose distances from the largest are off by one rounding, now up, now down: what single precision makes of
    /// (x - max x) / t at best.
    /// </summary>
    public static double[] Nearby(double[] logits, int n) =>
    [
        .. logits.Select((x, i) =>
        {
            var most = logits.Row(i / n, n).Max();
            return most + ((x - most) * (1 + (i % 2 == 0 ? Rounding : -Rounding)));
        }),
    ];

    /// <summary>What a few such roundings may do: no arithmetic in single precision is closer to the truth than that.</summary>
    public static double Moved(double[] at, double[] nearby) => 8 * at.Zip(nearby, (a, b) => Math.Abs(a - b)).Max();

    /// <summary>Gradients are of the size of the gradient that arrives, over the temperature.</summary>
    public static double GradientScale(GoldenCase golden) => Math.Max(1, golden.GradOutput.Max(Math.Abs) / golden.Temperature);
}
