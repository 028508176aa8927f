using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SubsetGen.Runtime.Random;

/// <summary>Eight blocks at a time.</summary>
internal readonly struct Words512 : IWords<Vector512<ulong>>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public static int Count => Vector512<ulong>.Count;

    public static Vector512<ulong> Indices => Vector512<ulong>.Indices;

    [MethodImpl(Inline)]
    public static Vector512<ulong> Create(ulong value) => Vector512.Create(value);

    [MethodImpl(Inline)]
    public static Vector512<ulong> Add(Vector512<ulong> a, Vector512<ulong> b) => a + b;

    [MethodImpl(Inline)]
    public static Vector512<ulong> Xor(Vector512<ulong> a, Vector512<ulong> b) => a ^ b;

    [MethodImpl(Inline)]
    public static Vector512<ulong> HighHalf(Vector512<ulong> a) => a >>> 32;

    [MethodImpl(Inline)]
    public static Vector512<ulong> Product(Vector512<ulong> a, Vector512<ulong> b) => Avx512F.IsSupported
        ? Avx512F.Multiply(a.AsUInt32(), b.AsUInt32())
        : Vector512.Create(Words256.Product(a.GetLower(), b.GetLower()), Words256.Product(a.GetUpper(), b.GetUpper()));

    [MethodImpl(Inline)]
    public static void StoreSingle(Vector512<ulong> first, Vector512<ulong> second, ref float uniforms)
    {
        var bits = Vector512.Narrow(first, second) >>> UniformBits.SingleShift | Vector512.Create(UniformBits.SingleOne);
        (bits.AsSingle() - Vector512.Create(UniformBits.SingleOffset)).StoreUnsafe(ref uniforms);
    }

    [MethodImpl(Inline)]
    public static void StoreDouble(Vector512<ulong> high, Vector512<ulong> low, ref double uniforms)
    {
        var words = high << 32 | low & Vector512.Create((ulong)uint.MaxValue);
        var bits = words >>> UniformBits.DoubleShift | Vector512.Create(UniformBits.DoubleOne);
        (bits.AsDouble() - Vector512.Create(UniformBits.DoubleOffset)).StoreUnsafe(ref uniforms);
    }
}
