using System.Runtime.Intrinsics;

namespace SubsetGen.Runtime.Random;

/// <summary>
/// Which counter and which words of its block belong to an item.
/// </summary>
/// <remarks>
/// The counter's words are: block, row, low half of the call, high half of the call with the stream in its top two bits.
/// <para>Sixteen blocks make a group. In single precision a group serves 64 items: item i takes word (i mod 64) / 16 of
/// block 16 (i / 64) + i mod 16. In double precision it serves 32: item i takes words 2p (its high half) and 2p + 1 of
/// block 16 (i / 32) + i mod 16, p = (i mod 32) / 16. So neighbouring items are neighbouring blocks: a vector of blocks is
/// a vector of items, at any width that divides 16 and on a GPU, without a transposition.</para>
/// </remarks>
internal static class DrawLayout
{
    /// <summary>Blocks in a group.</summary>
    public const int Blocks = 16;

    /// <summary>Items a group serves in single precision.</summary>
    public const int SingleItems = 4 * Blocks;

    /// <summary>Items a group serves in double precision.</summary>
    public const int DoubleItems = 2 * Blocks;

    public static Vector128<uint> Counter(DrawStream stream, in DrawKey key, int row, uint block) =>
        Vector128.Create(block, (uint)row, (uint)key.Call, CallHigh(stream, key));

    public static uint CallHigh(DrawStream stream, in DrawKey key) =>
        (uint)(key.Call >> 32) & 0x3FFF_FFFF | (uint)stream << 30;

    /// <summary>The word of an item in single precision.</summary>
    public static uint SingleWord(DrawStream stream, in DrawKey key, int row, int item)
    {
        var block = (uint)(item / SingleItems * Blocks + item % Blocks);
        return Philox4x32.Block(Counter(stream, key, row, block), key.Seed)[item % SingleItems / Blocks];
    }

    /// <summary>The two words of an item in double precision.</summary>
    public static ulong DoubleWord(DrawStream stream, in DrawKey key, int row, int item)
    {
        var block = (uint)(item / DoubleItems * Blocks + item % Blocks);
        var words = Philox4x32.Block(Counter(stream, key, row, block), key.Seed);
        var pair = item % DoubleItems / Blocks;
        return (ulong)words[2 * pair] << 32 | words[2 * pair + 1];
    }
}
