using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Tests.Numerics;

public sealed class SingleAccuracyTests
{
    // Every 127th bit pattern of an interval: all binades, both signs, subnormal numbers too.
    private const uint Step = 127;

    [Fact]
    public void Exp_is_within_1_05_ulp() =>
        AssertWithin<ExpOf>(1.05, Math.Exp, (-86.98f, 88.72283f));

    [Fact]
    public void Expm1_is_within_2_5_ulp() =>
        AssertWithin<Expm1Of>(2.5, ExpLessOne, (-87f, 88.72283f));

    [Fact]
    public void Log_is_within_1_ulp() =>
        AssertWithin<LogOf>(1, Math.Log, (0, float.MaxValue));

    [Fact]
    public void Log1p_is_within_1_6_ulp() =>
        AssertWithin<Log1pOf>(1.6, LogOneMore, (-0.99999994f, float.MaxValue));

    [Fact]
    public void Exp_below_the_least_normal_result_is_zero_or_right()
    {
        var x = BitPatterns(-87.6f, -86.9f, 1).ToArray();
        var y = Elementwise.Single<ExpOf>(x);
        for (var i = 0; i < x.Length; i++)
            Assert.True(y[i] == 0 ? x[i] < -86.98f : Ulp.Of(y[i], Math.Exp(x[i])) <= 1.05, $"e^{x[i]:R} gave {y[i]:R}");
        Assert.Equal(0, y[0]);
        Assert.All(y, v => Assert.False(float.IsSubnormal(v)));
    }

    [Fact]
    public void All_widths_give_the_same_bits()
    {
        var x = BitPatterns(float.NegativeInfinity, float.PositiveInfinity, 30011).Append(float.NaN).ToArray();
        AssertSame<ExpOf>(x);
        AssertSame<Expm1Of>(x);
        AssertSame<LogOf>(x);
        AssertSame<Log1pOf>(x);
    }

    private static void AssertSame<F>(float[] x)
        where F : IFunction
    {
        var widest = Elementwise.Single<F>(x);
        var y = new float[x.Length];
        Elementwise.Apply<F, Lanes256<float>, float>(x, y);
        Assert.Equal(widest, y);
        Elementwise.Apply<F, Lanes128<float>, float>(x, y);
        Assert.Equal(widest, y);
    }

    private static void AssertWithin<F>(double bound, Func<double, double> exact, (float From, float To) interval)
        where F : IFunction
    {
        var (worst, at) = (0.0, 0f);
        foreach (var x in BitPatterns(interval.From, interval.To, Step).Chunk(4096))
        {
            var y = Elementwise.Single<F>(x);
            for (var i = 0; i < x.Length; i++)
            {
                var error = Ulp.Of(y[i], exact(x[i]));
                if (!(error <= worst))
                    (worst, at) = (error, x[i]);
            }
        }

        Assert.True(worst <= bound, $"{worst} ulp at {at:R}");
    }

    private static double ExpLessOne(double x) =>
        Math.Abs(x) < 1e-3 ? x + x * x / 2 + x * x * x / 6 + x * x * x * x / 24 : Math.Exp(x) - 1;

    // Exact to double precision: the quotient corrects the rounding of 1 + x.
    private static double LogOneMore(double x) =>
        1 + x == 1 ? x : Math.Log(1 + x) + (x - (1 + x - 1)) / (1 + x);

    private static IEnumerable<float> BitPatterns(float from, float to, uint step)
    {
        for (var ordered = Ordered(from); ordered <= Ordered(to); ordered += step)
            yield return BitConverter.Int32BitsToSingle((int)(ordered < 0 ? ordered ^ int.MaxValue : ordered));
    }

    private static long Ordered(float value)
    {
        var bits = BitConverter.SingleToInt32Bits(value);
        return bits < 0 ? bits ^ int.MaxValue : bits;
    }
}
