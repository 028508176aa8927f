using System.Numerics;
using System.Runtime.CompilerServices;

namespace SubsetGen.Cuda.Tests.Numerics;

/// <summary>Arguments from everywhere: all exponents and signs, subnormal numbers, infinities, NaN, and the places where a
/// function turns to something else.</summary>
internal static class Samples
{
    private const int Count = 1 << 20;

    private static readonly double[] Turns =
    [
        0, double.PositiveInfinity, double.NaN, double.Epsilon, double.MaxValue, float.Epsilon, float.MaxValue,
        2.2250738585072014e-308, 1.17549435e-38, 0.25, 0.5, 0.75, 1, 1.5, 2, 4, 0.34657359, 0.69314718,
        87, 87.5, 88.72284, 89, 708, 708.5, 709.782712893384, 710, 1e-8, 1e-16, 16777216, 9007199254740992,
    ];

    /// <summary>Numbers of either precision; the same in every run.</summary>
    public static T[] Of<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var samples = new List<T>(2 * Count);
        foreach (var turn in Turns)
            foreach (var sign in (double[])[1, -1])
                AddNeighbours(samples, T.CreateTruncating(sign * turn));

        // An odd step visits equally many numbers of every exponent.
        var bits = 0ul;
        for (var i = 0; i < Count; i++, bits += 0x9E37_79B9_7F4A_7C15)
            samples.Add(OfBits<T>(bits));

        // Most functions do most of their work near 0 and 1.
        for (var i = 0; i < Count / 2; i++)
            samples.Add(T.CreateTruncating((i - (Count / 4)) * (4.0 / Count)));
        for (var i = 0; i < Count / 2; i++)
            samples.Add(T.CreateTruncating((i - (Count / 4)) * (typeof(T) == typeof(float) ? 400.0 : 3000.0) / Count));
        return [.. samples];
    }

    /// <summary>Every number strictly inside (0, 1) that a draw can be, or evenly chosen ones of them.</summary>
    public static T[] Uniforms<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var cells = typeof(T) == typeof(float) ? 1L << 23 : 1L << 52;
        var step = (cells / (1 << 20)) + 1;
        var samples = new List<T>();
        for (var cell = 0L; cell < cells; cell += step)
            samples.Add(T.CreateChecked((cell + 0.5) / cells));
        samples.Add(T.CreateChecked((cells - 0.5) / cells));
        return [.. samples];
    }

    private static T OfBits<T>(ulong bits)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<uint, T>((uint)(bits >> 32)) : Unsafe.BitCast<ulong, T>(bits);

    private static void AddNeighbours<T>(List<T> samples, T middle)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T below = middle, above = middle;
        samples.Add(middle);
        for (var i = 0; i < 100; i++)
        {
            samples.Add(below = T.BitDecrement(below));
            samples.Add(above = T.BitIncrement(above));
        }
    }
}
