using System.Runtime.Intrinsics;

namespace SubsetGen.Runtime.Random;

/// <summary>
/// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3" (2011): 128 bits of counter and 64 of key to four words.
/// </summary>
internal static class Philox4x32
{
    public const uint Multiplier0 = 0xD251_1F53;
    public const uint Multiplier1 = 0xCD9E_8D57;
    public const uint Weyl0 = 0x9E37_79B9;
    public const uint Weyl1 = 0xBB67_AE85;
    public const int Rounds = 10;

    /// <summary>The four words at a counter. Word 0 of the key is its low half.</summary>
    public static Vector128<uint> Block(Vector128<uint> counter, ulong key)
    {
        var (c0, c1, c2, c3) = (counter[0], counter[1], counter[2], counter[3]);
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
            c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
            (c1, c3) = ((uint)product1, (uint)product0);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return Vector128.Create(c0, c1, c2, c3);
    }
}
