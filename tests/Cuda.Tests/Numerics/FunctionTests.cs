using System.Numerics;
using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Programs;
using SubsetGen.Runtime.Tests.Numerics;

namespace SubsetGen.Cuda.Tests.Numerics;

/// <summary>A thread computes what a lane of a vector register computes, to the bit.</summary>
public sealed class FunctionTests
{
    [FactWithHostCompiler]
    public void Exp_is_that_of_the_registers() => EachPrecision<ExpOf>("Exp");

    [FactWithHostCompiler]
    public void Expm1_is_that_of_the_registers() => EachPrecision<Expm1Of>("Expm1");

    [FactWithHostCompiler]
    public void Log_is_that_of_the_registers() => EachPrecision<LogOf>("Log");

    [FactWithHostCompiler]
    public void Log1p_is_that_of_the_registers() => EachPrecision<Log1pOf>("Log1p");

    [FactWithHostCompiler]
    public void Logistic_is_that_of_the_registers() => EachPrecision<LogisticOf>("Logistic");

    [FactWithHostCompiler]
    public void Square_roots_are_those_of_the_registers() => EachPrecision<SqrtOf>("Sqrt");

    [FactWithHostCompiler]
    public void Normal_quantiles_are_those_of_the_registers()
    {
        Agree<NormalQuantileOf, float>("NormalQuantile", Samples.Uniforms<float>());
        Agree<NormalQuantileOf, double>("NormalQuantile", Samples.Uniforms<double>());
    }

    [TheoryWithHostCompiler]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(-6)]
    [InlineData(64)]
    [InlineData(-64)]
    [InlineData(65)]
    [InlineData(0.5)]
    [InlineData(-0.5)]
    [InlineData(2.5)]
    [InlineData(-3.5)]
    [InlineData(4.5)]
    [InlineData(0.3)]
    [InlineData(-1.7)]
    [InlineData(100.25)]
    public void Powers_are_those_of_the_registers(double exponent)
    {
        EachWidth<float>(exponent);
        EachWidth<double>(exponent);

        static void EachWidth<T>(double exponent)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var x = Samples.Of<T>().Where((_, i) => i % 4 == 0).ToArray();
            var a = T.CreateTruncating(exponent);
            var y = DeviceFunctions.Of<T>("Pow", x, exponent);
            Agree<Lanes128<T>>();
            Agree<Lanes256<T>>();

            void Agree<V>()
                where V : struct, ILanes<V, T>
            {
                var expected = new T[x.Length];
                for (var i = 0; i < x.Length; i += V.Count)
                    V.StorePartial(V.Pow(V.LoadPartial(x, i, T.Zero), a), expected, i);
                SameBits.Assert<T>(expected, y, i => $"({x[i]:R})^{exponent}");
            }
        }
    }

    [FactWithHostCompiler]
    public void Numbers_have_the_neighbours_and_signs_that_they_have_elsewhere()
    {
        EachFunction<float>();
        EachFunction<double>();

        static void EachFunction<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var x = Samples.Of<T>();
            Agree("BitIncrement", T.BitIncrement, DeviceFunctions.Of<T>("BitIncrement", x));
            Agree("BitDecrement", T.BitDecrement, DeviceFunctions.Of<T>("BitDecrement", x));
            Agree("The negative", a => T.CopySign(a, T.NegativeOne), DeviceFunctions.Of<T>("CopySign", x, -3));

            void Agree(string name, Func<T, T> function, T[] y) =>
                SameBits.Assert<T>(Array.ConvertAll(x, a => function(a)), y, i => $"{name} of {x[i]:R}");
        }
    }

    [FactWithHostCompiler]
    public void NaN_in_the_second_argument_passes_min_and_max()
    {
        Assert.Equal([float.NaN, float.NaN], DeviceFunctions.Of<float>("Min", [1f, float.NegativeInfinity], float.NaN));
        Assert.Equal([double.NaN, double.NaN], DeviceFunctions.Of<double>("Max", [1.0, double.PositiveInfinity], double.NaN));
        Assert.Equal([1f, 2, float.NegativeInfinity], DeviceFunctions.Of<float>("Min", [1f, 3, float.NegativeInfinity], 2));
        Assert.Equal([2.0, 3, double.PositiveInfinity], DeviceFunctions.Of<double>("Max", [1, 3, double.PositiveInfinity], 2));
    }

    [FactWithHostCompiler]
    public void Binomial_coefficients_differ_by_the_rounding_of_a_logarithm()
    {
        int[] n = [0, 1, 2, 10, 100, 5000, 100_000];
        foreach (var k in (int[])[0, 1, 2, 7, 50, 4999, 50_000])
        {
            var doubles = DeviceFunctions.Map<int, double>("LogBinomialDouble", n, k);
            var singles = DeviceFunctions.Map<int, float>("LogBinomialSingle", n, k);
            for (var i = 0; i < n.Length; i++)
            {
                // The logarithm of each product that came near overflow is right to an ulp.
                var expected = RowMath.LogBinomial<double>(n[i], k);
                Assert.Equal(expected, doubles[i], 4e-16 * expected);
                Assert.Equal((float)expected, singles[i], 1.2e-7f * (float)expected);
            }
        }
    }

    [FactWithHostCompiler]
    public void A_quotient_with_a_zero_below_is_zero()
    {
        Assert.Equal([0.0, 0], DeviceFunctions.Of<double>("DivideOrZero", [0.0, 5], 0));
        Assert.Equal([0f, 2.5f], DeviceFunctions.Of<float>("DivideOrZero", [0f, 5], 2));
    }

    private static void EachPrecision<F>(string name)
        where F : IFunction
    {
        Agree<F, float>(name, Samples.Of<float>());
        Agree<F, double>(name, Samples.Of<double>());
    }

    private static void Agree<F, T>(string name, T[] x)
        where F : IFunction
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var y = DeviceFunctions.Of<T>(name, x);
        var expected = new T[x.Length];
        Elementwise.Apply<F, Lanes128<T>, T>(x, expected);
        SameBits.Assert<T>(expected, y, i => $"{name}({x[i]:R})");
        Elementwise.Apply<F, Lanes256<T>, T>(x, expected);
        SameBits.Assert<T>(expected, y, i => $"{name}({x[i]:R})");
    }
}
