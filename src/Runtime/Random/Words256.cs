using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SubsetGen.Runtime.Random;

/// <summary>Four blocks at a time.</summary>
internal readonly struct Words256 : IWords<Vector256<ulong>>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public static int Count => Vector256<ulong>.Count;

    public static Vector256<ulong> Indices => Vector256<ulong>.Indices;

    [MethodImpl(Inline)]
    public static Vector256<ulong> Create(ulong value) => Vector256.Create(value);

    [MethodImpl(Inline)]
    public static Vector256<ulong> Add(Vector256<ulong> a, Vector256<ulong> b) => a + b;

    [MethodImpl(Inline)]
    public static Vector256<ulong> Xor(Vector256<ulong> a, Vector256<ulong> b) => a ^ b;

    [MethodImpl(Inline)]
    public static Vector256<ulong> HighHalf(Vector256<ulong> a) => a >>> 32;

    [MethodImpl(Inline)]
    public static Vector256<ulong> Product(Vector256<ulong> a, Vector256<ulong> b) => Avx2.IsSupported
        ? Avx2.Multiply(a.AsUInt32(), b.AsUInt32())
        : Vector256.Create(Words128.Product(a.GetLower(), b.GetLower()), Words128.Product(a.GetUpper(), b.GetUpper()));

    [MethodImpl(Inline)]
    public static void StoreSingle(Vector256<ulong> first, Vector256<ulong> second, ref float uniforms)
    {
        var bits = Vector256.Narrow(first, second) >>> UniformBits.SingleShift | Vector256.Create(UniformBits.SingleOne);
        (bits.AsSingle() - Vector256.Create(UniformBits.SingleOffset)).StoreUnsafe(ref uniforms);
    }

    [MethodImpl(Inline)]
    public static void StoreDouble(Vector256<ulong> high, Vector256<ulong> low, ref double uniforms)
    {
        var words = high << 32 | low & Vector256.Create((ulong)uint.MaxValue);
        var bits = words >>> UniformBits.DoubleShift | Vector256.Create(UniformBits.DoubleOne);
        (bits.AsDouble() - Vector256.Create(UniformBits.DoubleOffset)).StoreUnsafe(ref uniforms);
    }
}
