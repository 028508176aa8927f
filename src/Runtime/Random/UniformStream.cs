using System.Numerics;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Random;

/// <summary>The draws of samplers: uniform, strictly inside (0, 1), on a stream of their own apart from the noise. Double
/// precision has 52 bits, single 23 and other draws. Never round a double precision draw to single: it may become 1.</summary>
internal static class UniformStream
{
    /// <summary>The double precision draw of one item of a row.</summary>
    public static double At(in DrawKey key, int row, int item) =>
        UniformBits.ToDouble(DrawLayout.DoubleWord(DrawStream.Sampling, key, row, item));

    /// <summary>The draws of items 0, 1, ... of a row: the same numbers, several times faster.</summary>
    public static void Fill<T>(Span<T> uniforms, in DrawKey key, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Uniforms.Fill(uniforms, DrawStream.Sampling, key, row, LaneWidth.Bits);
}
