namespace SubsetGen.Samples.Numerics;

/// <summary>Draws for what the layers do not draw: problems, data, the order of batches. SplitMix64 (Steele, Lea and Flood 2014).</summary>
/// <param name="seed">The same seed gives the same draws.</param>
internal sealed class SplitMix(ulong seed)
{
    private ulong state = seed;
    private double? spare;

    /// <summary>One of many streams of draws that a seed has.</summary>
    public static SplitMix Of(ulong seed, int stream) => new(Mix(seed) + Mix(~(ulong)stream));

    /// <summary>Uniform, strictly inside (0, 1).</summary>
    public double Uniform() => ((Next() >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>Uniform from 0 to below a bound.</summary>
    public int Below(int bound) => (int)(Uniform() * bound);

    /// <summary>Normal with mean 0 and variance 1 (Box and Muller).</summary>
    public double Gaussian()
    {
        if (spare is { } kept)
        {
            spare = null;
            return kept;
        }

        var radius = Math.Sqrt(-2 * Math.Log(Uniform()));
        var (sine, cosine) = Math.SinCos(2 * Math.PI * Uniform());
        spare = radius * sine;
        return radius * cosine;
    }

    private ulong Next() => Mix(state += 0x9E37_79B9_7F4A_7C15);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
