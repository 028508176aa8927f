using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Random;

/// <summary>The draws of samplers: uniform, strictly inside (0, 1), double precision with 52 bits, on a stream of their own,
/// apart from the noise.</summary>
internal static class UniformStream
{
    /// <summary>The draw of one item of a row.</summary>
    public static double At(in DrawKey key, int row, int item) =>
        UniformBits.ToDouble(DrawLayout.DoubleWord(DrawStream.Sampling, key, row, item));

    /// <summary>The draws of items 0, 1, ... of a row: the same numbers, several times faster.</summary>
    public static void Fill(Span<double> uniforms, in DrawKey key, int row) =>
        Uniforms.Fill(uniforms, DrawStream.Sampling, key, row, LaneWidth.Bits);
}
