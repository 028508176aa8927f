using SubsetGen.Cuda.Tests.Harness;

namespace SubsetGen.Cuda.Tests.Numerics;

/// <summary>Numbers of 16 bits in user memory.</summary>
public sealed class HalfTests
{
    private static readonly ushort[] Patterns = [.. Enumerable.Range(0, 1 << 16).Select(bits => (ushort)bits)];

    [FactWithHostCompiler]
    public void Every_half_has_its_value()
    {
        var expected = Array.ConvertAll(Patterns, bits => (float)BitConverter.UInt16BitsToHalf(bits));
        SameBits.Assert<float>(expected, DeviceFunctions.Map<ushort, float>("HalfToFloat", Patterns), i => $"half 0x{i:X4}");
    }

    [FactWithHostCompiler]
    public void A_float_becomes_the_nearest_half()
    {
        var x = Array.ConvertAll(Patterns, bits => (float)BitConverter.UInt16BitsToHalf(bits));
        float[] samples = [.. Ties(x), .. Samples.Of<float>()];
        var halves = DeviceFunctions.Map<float, ushort>("FloatToHalf", samples);
        for (var i = 0; i < samples.Length; i++)
        {
            var expected = (Half)samples[i];
            var actual = BitConverter.UInt16BitsToHalf(halves[i]);
            Assert.True(
                BitConverter.HalfToUInt16Bits(expected) == halves[i] || (Half.IsNaN(expected) && Half.IsNaN(actual)),
                $"{samples[i]:R}: expected {expected}, got {actual}.");
        }
    }

    [FactWithHostCompiler]
    public void A_bfloat16_is_the_upper_half_of_a_float()
    {
        var expected = Array.ConvertAll(Patterns, bits => BitConverter.UInt32BitsToSingle((uint)bits << 16));
        var actual = DeviceFunctions.Map<ushort, float>("BFloat16ToFloat", Patterns);
        SameBits.Assert<float>(expected, actual, i => $"bfloat16 0x{i:X4}");
    }

    [FactWithHostCompiler]
    public void A_float_becomes_the_nearest_bfloat16()
    {
        var x = Array.ConvertAll(Patterns, bits => BitConverter.UInt32BitsToSingle((uint)bits << 16));
        float[] samples = [.. Ties(x), .. Samples.Of<float>()];
        var rounded = DeviceFunctions.Map<float, ushort>("FloatToBFloat16", samples);
        for (var i = 0; i < samples.Length; i++)
            Assert.True(IsNearestBFloat16(samples[i], rounded[i]), $"{samples[i]:R} became bfloat16 0x{rounded[i]:X4}.");
    }

    /// <summary>The middle between each number and the next, and the floats around it.</summary>
    private static IEnumerable<float> Ties(float[] x)
    {
        foreach (var (a, b) in x.Zip(x.Skip(1)))
        {
            var middle = (float)(((double)a + b) / 2);
            yield return a;
            yield return float.BitDecrement(middle);
            yield return middle;
            yield return float.BitIncrement(middle);
        }
    }

    private static bool IsNearestBFloat16(float exact, ushort rounded)
    {
        if (float.IsNaN(exact))
            return float.IsNaN(ValueOf(rounded));
        if (float.IsNegative(exact) != rounded >= 0x8000)
            return false;

        // Signs agree, and magnitudes are in the order of their bits: neither neighbour may be nearer.
        const int infinity = 0x7F80;
        var magnitude = rounded & 0x7FFF;
        var distance = DistanceTo(magnitude);
        return (magnitude == 0 || IsNoFarther(magnitude - 1)) && (magnitude == infinity || IsNoFarther(magnitude + 1));

        bool IsNoFarther(int other) => distance < DistanceTo(other) || (distance == DistanceTo(other) && magnitude % 2 == 0);

        double DistanceTo(int bits) =>
            float.IsInfinity(exact) && bits == infinity ? 0 : Math.Abs(Extended(bits) - Math.Abs((double)exact));

        // To round, infinity stands where the next number would be.
        static double Extended(int bits) => bits == infinity ? Math.ScaleB(1, 128) : ValueOf((ushort)bits);
    }

    private static float ValueOf(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);
}
