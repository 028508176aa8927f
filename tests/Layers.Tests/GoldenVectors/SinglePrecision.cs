namespace SubsetGen.Layers.Tests.GoldenVectors;

/// <summary>How single precision is held against golden vectors.</summary>
internal static class SinglePrecision
{
    /// <summary>For logits of natural size: some hundred roundings at 6e-8.</summary>
    public const double Natural = 2e-5;

    private const double Rounding = 6e-8;

    public static float[] Round(double[] values) => [.. values.Select(v => (float)v)];

    public static double[] Widen(float[] values) => [.. values.Select(v => (double)v)];

    /// <summary>The logits' range, in temperatures.</summary>
    public static double Spread(GoldenCase golden) => (golden.Input.Max() - golden.Input.Min()) / golden.Temperature;

    /// <summary>Whether rounding the logits themselves already moves the truth.</summary>
    public static bool IsSpread(GoldenCase golden) => golden.Input.Max(Math.Abs) / golden.Temperature > 60;

    /// <summary>
    /// Natural, plus what rounding (x - max x) / t once can do: that is off by half a digit of the spread, and no value moves
    /// by more than that.
    /// </summary>
    public static double Tolerance(GoldenCase golden) => Natural + (Rounding * Spread(golden));

    /// <summary>Gradients are of the size of the gradient that arrives, over the temperature.</summary>
    public static double GradientScale(GoldenCase golden) => Math.Max(1, golden.GradOutput.Max(Math.Abs) / golden.Temperature);
}
