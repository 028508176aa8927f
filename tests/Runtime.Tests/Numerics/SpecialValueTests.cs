namespace SubsetGen.Runtime.Tests.Numerics;

public sealed class SpecialValueTests
{
    private const float Inf = float.PositiveInfinity;

    [Fact]
    public void Exp_has_its_limits()
    {
        Assert.Equal([0, Inf, float.NaN, 1, 1, Inf, 0], Elementwise.Single<ExpOf>(-Inf, Inf, float.NaN, 0, -0f, 88.8f, -104));
        Assert.Equal(
            [0, double.PositiveInfinity, double.NaN, 1, double.PositiveInfinity, 0],
            Elementwise.Double<ExpOf>(double.NegativeInfinity, double.PositiveInfinity, double.NaN, 0, 709.79, -746));
    }

    [Fact]
    public void Expm1_has_its_limits()
    {
        Assert.Equal([-1, Inf, float.NaN, 0, Inf, -1], Elementwise.Single<Expm1Of>(-Inf, Inf, float.NaN, 0, 88.8f, -104));
        Assert.Equal(
            [-1, double.PositiveInfinity, double.NaN, 0],
            Elementwise.Double<Expm1Of>(double.NegativeInfinity, double.PositiveInfinity, double.NaN, 0));
    }

    [Fact]
    public void Log_has_its_limits()
    {
        Assert.Equal(
            [-Inf, -Inf, Inf, float.NaN, float.NaN, float.NaN, 0],
            Elementwise.Single<LogOf>(0, -0f, Inf, -1, -Inf, float.NaN, 1));
        Assert.Equal(
            [double.NegativeInfinity, double.PositiveInfinity, double.NaN, double.NaN, 0],
            Elementwise.Double<LogOf>(0, double.PositiveInfinity, -1, double.NaN, 1));
    }

    [Fact]
    public void Log_of_subnormal_numbers_is_right()
    {
        Assert.Equal(MathF.Log(float.Epsilon), Elementwise.Single<LogOf>(float.Epsilon)[0], 1e-5f);
        Assert.Equal(Math.Log(double.Epsilon), Elementwise.Double<LogOf>(double.Epsilon)[0], 1e-12);
    }

    [Fact]
    public void Log1p_has_its_limits()
    {
        Assert.Equal([-Inf, Inf, float.NaN, float.NaN, 0], Elementwise.Single<Log1pOf>(-1, Inf, -2, float.NaN, 0));
        Assert.Equal(
            [double.NegativeInfinity, double.PositiveInfinity, double.NaN, double.NaN, 0],
            Elementwise.Double<Log1pOf>(-1, double.PositiveInfinity, -2, double.NaN, 0));
    }

    [Fact]
    public void Tiny_arguments_pass_through_expm1_and_log1p_unchanged()
    {
        Assert.Equal([1e-30f, -1e-12f], Elementwise.Single<Expm1Of>(1e-30f, -1e-12f));
        Assert.Equal([1e-30f, -1e-12f], Elementwise.Single<Log1pOf>(1e-30f, -1e-12f));
    }
}
