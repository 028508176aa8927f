using System.Runtime.Intrinsics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Tests.Random;

/// <summary>The known answers published with Random123.</summary>
public sealed class Philox4x32Tests
{
    [Fact]
    public void Zeros() => Assert.Equal(
        Vector128.Create(0x6627e8d5u, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8),
        Philox4x32.Block(Vector128<uint>.Zero, 0));

    [Fact]
    public void Ones() => Assert.Equal(
        Vector128.Create(0x408f276du, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd),
        Philox4x32.Block(Vector128<uint>.AllBitsSet, ulong.MaxValue));

    [Fact]
    public void Digits_of_pi() => Assert.Equal(
        Vector128.Create(0xd16cfe09u, 0x94fdcceb, 0x5001e420, 0x24126ea1),
        Philox4x32.Block(
            Vector128.Create(0x243f6a88u, 0x85a308d3, 0x13198a2e, 0x03707344),
            0x299f31d0_a4093822));
}
