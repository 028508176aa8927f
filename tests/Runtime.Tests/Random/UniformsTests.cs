using System.Runtime.Intrinsics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Tests.Random;

public sealed class UniformsTests
{
    private static readonly DrawKey Key = new(0x1234_5678_9abc_def0, 0x3fff_ffff_8765_4321);

    public static TheoryData<int> Widths => [128, 256, 512];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Single_draws_are_the_documented_words_at_every_width(int bits)
    {
        var uniforms = new float[333];
        Uniforms.Fill<float>(uniforms, DrawStream.Noise, Key, 7, bits);
        for (var item = 0; item < uniforms.Length; item++)
        {
            // Spelled out, not by the code under test.
            var counter = Vector128.Create((uint)(item / 64 * 16 + item % 16), 7, 0x8765_4321, 0x3fff_ffff);
            var word = Philox4x32.Block(counter, Key.Seed)[item % 64 / 16];
            Assert.Equal((float)((word / 512 + 0.5) / 8388608), uniforms[item]);
            Assert.Equal(word, DrawLayout.SingleWord(DrawStream.Noise, Key, 7, item));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Double_draws_are_the_documented_words_at_every_width(int bits)
    {
        var uniforms = new double[333];
        Uniforms.Fill<double>(uniforms, DrawStream.Sampling, Key, 7, bits);
        for (var item = 0; item < uniforms.Length; item++)
        {
            var counter = Vector128.Create((uint)(item / 32 * 16 + item % 16), 7, 0x8765_4321, 0x7fff_ffff);
            var words = Philox4x32.Block(counter, Key.Seed);
            var first = item % 32 / 16 * 2;
            var top52 = ((ulong)words[first] << 32 | words[first + 1]) / 4096;
            Assert.Equal((top52 + 0.5) / 4503599627370496, uniforms[item]);
            Assert.Equal(uniforms[item], UniformStream.At(Key, 7, item));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void A_draw_does_not_depend_on_the_length_of_the_row(int length)
    {
        var (whole, part) = (new float[400], new float[length]);
        Uniforms.Fill<float>(whole, DrawStream.Noise, Key, 0, 512);
        Uniforms.Fill<float>(part, DrawStream.Noise, Key, 0, 512);
        Assert.Equal(whole[..length], part);
        var (wholeDouble, partDouble) = (new double[400], new double[length]);
        UniformStream.Fill<double>(wholeDouble, Key, 0);
        UniformStream.Fill<double>(partDouble, Key, 0);
        Assert.Equal(wholeDouble[..length], partDouble);
    }

    [Fact]
    public void Seed_call_row_and_stream_each_change_every_draw()
    {
        var draws = new[]
        {
            Draw(Key, 0, DrawStream.Noise),
            Draw(Key with { Seed = Key.Seed + 1 }, 0, DrawStream.Noise),
            Draw(Key with { Seed = Key.Seed + (1UL << 32) }, 0, DrawStream.Noise),
            Draw(Key with { Call = Key.Call - 1 }, 0, DrawStream.Noise),
            Draw(Key with { Call = Key.Call - (1UL << 40) }, 0, DrawStream.Noise),
            Draw(Key, 1, DrawStream.Noise),
            Draw(Key, 0, DrawStream.Sampling),
        };
        for (var item = 0; item < 100; item++)
            Assert.Equal(draws.Length, draws.Select(d => d[item]).Distinct().Count());

        static double[] Draw(DrawKey key, int row, DrawStream stream)
        {
            var uniforms = new double[100];
            Uniforms.Fill<double>(uniforms, stream, key, row, 256);
            return uniforms;
        }
    }

    [Fact]
    public void The_ends_of_the_interval_are_never_drawn()
    {
        Assert.Equal(5.9604644775390625e-8f, UniformBits.ToSingle(0));
        Assert.Equal(1 - 5.9604644775390625e-8f, UniformBits.ToSingle(uint.MaxValue));
        Assert.Equal(1.1102230246251565e-16, UniformBits.ToDouble(0));
        Assert.Equal(1 - 1.1102230246251565e-16, UniformBits.ToDouble(ulong.MaxValue));
    }

    [Fact]
    public void Uniform_draws_are_uniform()
    {
        var uniforms = new float[1 << 20];
        Uniforms.Fill<float>(uniforms, DrawStream.Noise, Key, 3, 512);
        var cells = new int[256];
        foreach (var u in uniforms)
            cells[(int)(u * 256)]++;
        var expected = uniforms.Length / 256.0;
        var chiSquare = cells.Sum(c => (c - expected) * (c - expected) / expected);
        Assert.InRange(chiSquare, 160, 370); // 255 degrees of freedom, 5 standard deviations
    }

    [Fact]
    public void Neighbouring_items_rows_and_calls_are_uncorrelated()
    {
        const int n = 1 << 16;
        var (row, nextRow, nextCall) = (new double[n], new double[n], new double[n]);
        Uniforms.Fill<double>(row, DrawStream.Noise, new DrawKey(1, 1), 0, 512);
        Uniforms.Fill<double>(nextRow, DrawStream.Noise, new DrawKey(1, 1), 1, 512);
        Uniforms.Fill<double>(nextCall, DrawStream.Noise, new DrawKey(1, 2), 0, 512);
        Assert.InRange(Correlation(row, nextRow), -0.02, 0.02); // 5 standard deviations
        Assert.InRange(Correlation(row, nextCall), -0.02, 0.02);
        Assert.InRange(Correlation(row[1..], row[..^1]), -0.02, 0.02);
        Assert.InRange(Correlation(row[16..], row[..^16]), -0.02, 0.02);

        static double Correlation(double[] a, double[] b) => 12 * a.Zip(b, (x, y) => (x - 0.5) * (y - 0.5)).Average();
    }
}
