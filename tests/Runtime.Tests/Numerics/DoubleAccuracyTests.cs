using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Tests.Numerics;

public sealed class DoubleAccuracyTests
{
    private const int Draws = 20_000;

    [Theory]
    [InlineData(-708.0, 709.78)]
    [InlineData(-1, 1)]
    [InlineData(-1e-3, 1e-3)]
    public void Exp_is_within_1_05_ulp(double from, double to) =>
        AssertWithin<ExpOf>(1.05, DoubleDouble.Exp, Evenly(from, to));

    [Theory]
    [InlineData(-40, 709.78)]
    [InlineData(-2, 2)]
    [InlineData(-1e-6, 1e-6)]
    public void Expm1_is_within_2_5_ulp(double from, double to) =>
        AssertWithin<Expm1Of>(2.5, x => DoubleDouble.Exp(x) - 1, Evenly(from, to));

    [Fact]
    public void Log_is_within_1_ulp_of_all_magnitudes() =>
        AssertWithin<LogOf>(1, DoubleDouble.Log, Evenly(-744, 709).Select(Math.Exp));

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(0.999, 1.001)]
    [InlineData(0.9999999, 1.0000001)]
    public void Log_is_within_1_ulp_near_1(double from, double to) =>
        AssertWithin<LogOf>(1, DoubleDouble.Log, Evenly(from, to).Where(x => x != 1));

    [Theory]
    [InlineData(-0.999999, 1)]
    [InlineData(0, 1e6)]
    [InlineData(-1e-9, 1e-9)]
    public void Log1p_is_within_1_6_ulp(double from, double to) =>
        AssertWithin<Log1pOf>(1.6, x => DoubleDouble.Log((DoubleDouble)1 + x), Evenly(from, to));

    [Fact]
    public void All_widths_give_the_same_bits()
    {
        var x = Evenly(-800, 800).Take(5000).Concat([0, -0.0, 1e-320, double.MaxValue, double.NaN]).ToArray();
        AssertSame<ExpOf>(x);
        AssertSame<Expm1Of>(x);
        AssertSame<LogOf>(x);
        AssertSame<Log1pOf>(x);
    }

    private static void AssertSame<F>(double[] x)
        where F : IFunction
    {
        var widest = Elementwise.Double<F>(x);
        var y = new double[x.Length];
        Elementwise.Apply<F, Lanes256<double>, double>(x, y);
        Assert.Equal(widest, y);
        Elementwise.Apply<F, Lanes128<double>, double>(x, y);
        Assert.Equal(widest, y);
    }

    private static void AssertWithin<F>(double bound, Func<DoubleDouble, DoubleDouble> exact, IEnumerable<double> xs)
        where F : IFunction
    {
        var x = xs.ToArray();
        var y = Elementwise.Double<F>(x);
        var errors = x.Zip(y, (from, got) => (Error: Ulp.Of(got, exact(from)), X: from));
        var (worst, at) = errors.MaxBy(e => e.Error);
        Assert.True(worst <= bound, $"{worst} ulp at {at:R}");
    }

    private static IEnumerable<double> Evenly(double from, double to)
    {
        var random = new System.Random(1);
        return Enumerable.Range(0, Draws).Select(_ => from + (to - from) * random.NextDouble());
    }
}
