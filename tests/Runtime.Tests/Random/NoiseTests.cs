using System.Numerics;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Tests.Random;

public sealed class NoiseTests
{
    private static readonly DrawKey Key = new(42, 1);

    [Fact]
    public void Gumbel_noise_has_the_mean_variance_and_skewness_of_the_law()
    {
        var noise = Gumbel<Lanes512<double>, double>(1 << 20);
        var mean = noise.Average();
        var variance = noise.Average(g => (g - mean) * (g - mean));
        var skewness = noise.Average(g => Math.Pow(g - mean, 3)) / Math.Pow(variance, 1.5);
        Assert.Equal(0.5772156649, mean, 0.006);
        Assert.Equal(Math.PI * Math.PI / 6, variance, 0.02);
        Assert.Equal(1.1395470994, skewness, 0.05);
    }

    [Fact]
    public void Gumbel_noise_falls_evenly_into_cells_of_equal_probability()
    {
        const int count = 64, draws = 1 << 20;
        var cells = new int[count];
        foreach (var g in Gumbel<Lanes512<float>, float>(draws))
            cells[(int)(Math.Exp(-Math.Exp(-g)) * count)]++;
        var expected = draws / (double)count;
        var chiSquare = cells.Sum(c => (c - expected) * (c - expected) / expected);
        Assert.InRange(chiSquare, 20, 120); // 63 degrees of freedom
    }

    [Fact]
    public void Gumbel_noise_is_the_transform_of_the_uniform_draw()
    {
        var noise = Gumbel<Lanes256<double>, double>(1000);
        for (var item = 0; item < noise.Length; item++)
        {
            var u = UniformBits.ToDouble(DrawLayout.DoubleWord(DrawStream.Noise, Key, 5, item));
            Assert.Equal(-Math.Log(-Math.Log(u)), noise[item], 1e-13);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(64)]
    [InlineData(100)]
    public void Gumbel_noise_does_not_depend_on_length_or_width(int n)
    {
        var reference = Gumbel<Lanes512<float>, float>(300);
        Assert.Equal(reference[..n], Gumbel<Lanes512<float>, float>(n));
        Assert.Equal(reference[..n], Gumbel<Lanes256<float>, float>(n));
        Assert.Equal(reference[..n], Gumbel<Lanes128<float>, float>(n));
    }

    [Fact]
    public void The_tails_of_single_precision_gumbel_noise_are_finite()
    {
        var (least, largest) = (UniformBits.ToSingle(0), UniformBits.ToSingle(uint.MaxValue));
        Assert.Equal(-2.8114f, Lanes128<float>.Sum(-Lanes128<float>.Log(-Lanes128<float>.Log(least))) / 4, 1e-3f);
        Assert.Equal(16.6355f, Lanes128<float>.Sum(-Lanes128<float>.Log(-Lanes128<float>.Log(largest))) / 4, 1e-3f);
    }

    [Fact]
    public void No_noise_is_zero()
    {
        float[] noise = [1, 2, 3];
        NoNoise.Fill<Lanes128<float>, float>(noise, Key, 0);
        Assert.Equal([0, 0, 0], noise);
    }

    private static T[] Gumbel<V, T>(int n)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var noise = new T[n];
        GumbelNoise.Fill<V, T>(noise, Key, 5);
        return noise;
    }
}
