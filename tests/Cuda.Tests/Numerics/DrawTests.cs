using System.Numerics;
using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Cuda.Tests.Numerics;

/// <summary>Draws depend on seed, call, row and item alone, so they are the same on a device.</summary>
public sealed class DrawTests
{
    // Past three groups of either precision, and into the middle of the next.
    private const int Items = 213;

    private static readonly DrawKey[] Keys =
        [new(0, 0), new(42, 1), new(0x0123_4567_89AB_CDEF, (1UL << 40) + 77), new(ulong.MaxValue, (1UL << 62) - 1)];

    private static readonly int[] Rows = [0, 1, 100_000, int.MaxValue];

    [FactWithHostCompiler]
    public void Uniform_draws_are_those_of_the_samplers()
    {
        foreach (var key in Keys)
            foreach (var row in Rows)
            {
                var doubles = new double[Items];
                var singles = new float[Items];
                UniformStream.Fill<double>(doubles, key, row);
                UniformStream.Fill<float>(singles, key, row);
                Assert.Equal(doubles, DeviceFunctions.Draws<double>("Uniform", key, row, double.NaN, Items));
                Assert.Equal(singles, DeviceFunctions.Draws<float>("Uniform", key, row, double.NaN, Items));
            }
    }

    [FactWithHostCompiler]
    public void Without_noise_nothing_is_added() => EachPrecision<NoNoise>();

    [FactWithHostCompiler]
    public void Gumbel_noise_is_that_of_the_registers() => EachPrecision<GumbelNoise>();

    [FactWithHostCompiler]
    public void Logistic_noise_is_that_of_the_registers() => EachPrecision<LogisticNoise>();

    [FactWithHostCompiler]
    public void Gaussian_noise_is_that_of_the_registers() => EachPrecision<GaussianNoise>();

    [TheoryWithHostCompiler]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(300)]
    [InlineData(0.4)]
    [InlineData(2.5)]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void Sum_of_gamma_noise_is_that_of_the_registers(double k) => EachPrecision<SumOfGammaNoise>(k);

    private static void EachPrecision<N>(double k = 3)
        where N : INoise
    {
        foreach (var key in Keys)
            foreach (var row in Rows)
            {
                Agree<N, Lanes128<float>, float>(key, row, k);
                Agree<N, Lanes256<float>, float>(key, row, k);
                Agree<N, Lanes128<double>, double>(key, row, k);
                Agree<N, Lanes256<double>, double>(key, row, k);
            }
    }

    private static void Agree<N, V, T>(DrawKey key, int row, double k)
        where N : INoise
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var expected = new T[Items];
        N.Fill<V, T>(expected, key, row, k);
        var actual = DeviceFunctions.Draws<T>(typeof(N).Name, key, row, k, Items);
        SameBits.Assert<T>(expected, actual, item => $"{typeof(N).Name} of {key}, row {row}, item {item}, k = {k}");
    }
}
