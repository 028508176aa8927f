using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SubsetGen.Runtime.Random;

/// <summary>Two blocks at a time.</summary>
internal readonly struct Words128 : IWords<Vector128<ulong>>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public static int Count => Vector128<ulong>.Count;

    public static Vector128<ulong> Indices => Vector128<ulong>.Indices;

    [MethodImpl(Inline)]
    public static Vector128<ulong> Create(ulong value) => Vector128.Create(value);

    [MethodImpl(Inline)]
    public static Vector128<ulong> Add(Vector128<ulong> a, Vector128<ulong> b) => a + b;

    [MethodImpl(Inline)]
    public static Vector128<ulong> Xor(Vector128<ulong> a, Vector128<ulong> b) => a ^ b;

    [MethodImpl(Inline)]
    public static Vector128<ulong> HighHalf(Vector128<ulong> a) => a >>> 32;

    [MethodImpl(Inline)]
    public static Vector128<ulong> Product(Vector128<ulong> a, Vector128<ulong> b) => Sse2.IsSupported
        ? Sse2.Multiply(a.AsUInt32(), b.AsUInt32())
        : (a & Vector128.Create((ulong)uint.MaxValue)) * (b & Vector128.Create((ulong)uint.MaxValue));

    [MethodImpl(Inline)]
    public static void StoreSingle(Vector128<ulong> first, Vector128<ulong> second, ref float uniforms)
    {
        var bits = Vector128.Narrow(first, second) >>> UniformBits.SingleShift | Vector128.Create(UniformBits.SingleOne);
        (bits.AsSingle() - Vector128.Create(UniformBits.SingleOffset)).StoreUnsafe(ref uniforms);
    }

    [MethodImpl(Inline)]
    public static void StoreDouble(Vector128<ulong> high, Vector128<ulong> low, ref double uniforms)
    {
        var words = high << 32 | low & Vector128.Create((ulong)uint.MaxValue);
        var bits = words >>> UniformBits.DoubleShift | Vector128.Create(UniformBits.DoubleOne);
        (bits.AsDouble() - Vector128.Create(UniformBits.DoubleOffset)).StoreUnsafe(ref uniforms);
    }
}
