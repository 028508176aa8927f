using System.Numerics;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Random;

/// <summary>The draws of samplers: uniform, strictly inside (0, 1), on a stream of their own apart from the noise. Double
/// precision has 52 bits, single 23 and other draws. Never round a double precision draw to single: it may become 1.</summary>
internal static class UniformStream
{
    /// <summary>Trials a draw may take.</summary>
    public const int MostTrials = 1 << 14;

    private const int CallBits = 48;

    /// <summary>The double precision draw of one item of a row.</summary>
    public static double At(in DrawKey key, int row, int item) =>
        UniformBits.ToDouble(DrawLayout.DoubleWord(DrawStream.Sampling, key, row, item));

    /// <summary>The draws of items 0, 1, ... of a row: the same numbers, several times faster.</summary>
    public static void Fill<T>(Span<T> uniforms, in DrawKey key, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Uniforms.Fill(uniforms, DrawStream.Sampling, key, row, LaneWidth.Bits);

    /// <summary>
    /// The draws of a row for one trial after another. The first is that of <see cref="Fill{T}(Span{T}, in DrawKey, int)"/>; later ones
    /// have a stream of their own, in which the top 14 bits of the call, of which 48 remain, are the number of the trial.
    /// </summary>
    public static void Fill<T>(Span<T> uniforms, in DrawKey key, int row, int trial)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (trial == 0)
            Fill(uniforms, key, row);
        else
            Uniforms.Fill(uniforms, DrawStream.Again, key with { Call = ((ulong)trial << CallBits) | (key.Call & ((1UL << CallBits) - 1)) }, row, LaneWidth.Bits);
    }
}
