namespace SubsetGen.Runtime.Tests.Numerics;

/// <summary>An unevaluated sum of two doubles, about 32 digits: the second way to the double precision functions.</summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    // ln 2 to 32 digits.
    private static readonly DoubleDouble Ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var sum = a.High + b.High;
        var part = sum - a.High;
        var error = a.High - (sum - part) + (b.High - part);
        return Normalised(sum, error + a.Low + b.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var product = a.High * b.High;
        var error = Math.FusedMultiplyAdd(a.High, b.High, -product);
        return Normalised(product, error + a.High * b.Low + a.Low * b.High);
    }

    public static DoubleDouble operator /(DoubleDouble a, double b)
    {
        var quotient = a.High / b;
        var rest = a - (DoubleDouble)quotient * b;
        return Normalised(quotient, rest.High / b);
    }

    /// <summary>e^x by Taylor's series of x - n ln 2 over 256, then eight squarings.</summary>
    public static DoubleDouble Exp(DoubleDouble x)
    {
        var n = Math.Round(x.High / Math.Log(2));
        var reduced = (x - Ln2 * n) / 256;
        DoubleDouble less1 = 0, term = 1;
        for (var i = 1; i <= 12; i++)
        {
            term = term * reduced / i;
            less1 += term;
        }

        for (var i = 0; i < 8; i++)
            less1 = less1 * less1 + less1 * 2;
        var power = less1 + 1;
        return new DoubleDouble(Math.ScaleB(power.High, (int)n), Math.ScaleB(power.Low, (int)n));
    }

    /// <summary>log x: one Newton step from the double precision logarithm, with the second-order term.</summary>
    public static DoubleDouble Log(DoubleDouble x)
    {
        DoubleDouble y = Math.Log(x.High);
        var ratio = x * Exp(-y) - 1;
        return y + ratio - ratio * ratio / 2;
    }

    private static DoubleDouble Normalised(double high, double low)
    {
        var sum = high + low;
        return new DoubleDouble(sum, low - (sum - high));
    }
}
