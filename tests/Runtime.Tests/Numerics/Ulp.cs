namespace SubsetGen.Runtime.Tests.Numerics;

/// <summary>Errors in units in the last place of the exact result.</summary>
internal static class Ulp
{
    public static double Of(float got, double want)
    {
        var nearest = (float)want;
        if (got.Equals(nearest))
            return float.IsFinite(got) ? Math.Abs(got - want) / Unit(nearest) : 0;
        return float.IsFinite(got) && float.IsFinite(nearest) ? Math.Abs(got - want) / Unit(nearest) : double.PositiveInfinity;
    }

    public static double Of(double got, DoubleDouble want)
    {
        var unit = Math.BitIncrement(Math.Abs(want.High)) - Math.Abs(want.High);
        return double.IsFinite(got) ? Math.Abs(((DoubleDouble)got - want).High) / unit : double.PositiveInfinity;
    }

    private static double Unit(float value) => (double)MathF.BitIncrement(MathF.Abs(value)) - MathF.Abs(value);
}
