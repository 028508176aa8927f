namespace SubsetGen.Runtime.Random;

/// <summary>
/// Bits to a number strictly inside (0, 1): the middle of one of 2^23 (single) or 2^52 (double) equal cells,
/// (bits + 1/2) 2^-23 or (bits + 1/2) 2^-52, from the top bits of the word. Exact: nothing is rounded.
/// </summary>
internal static class UniformBits
{
    // The bits in the fraction of a number in [1, 2), less 1 and plus half a cell.
    public const uint SingleOne = 0x3F80_0000;
    public const ulong DoubleOne = 0x3FF0_0000_0000_0000;
    public const int SingleShift = 9;
    public const int DoubleShift = 12;
    public const float SingleOffset = 1 - 5.9604644775390625e-8f; // 1 - 2^-24
    public const double DoubleOffset = 1 - 1.1102230246251565e-16; // 1 - 2^-53

    public static float ToSingle(uint word) =>
        BitConverter.UInt32BitsToSingle(word >> SingleShift | SingleOne) - SingleOffset;

    public static double ToDouble(ulong words) =>
        BitConverter.UInt64BitsToDouble(words >> DoubleShift | DoubleOne) - DoubleOffset;
}
