using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SubsetGen.Runtime.Numerics;

/// <summary>The primitives on registers of 256 bits.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal readonly struct Simd256<T> : ISimd<Vector256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)]
    public static Vector256<T> Create(T value) => Vector256.Create(value);

    [MethodImpl(Inline)]
    public static Vector256<T> Add(Vector256<T> a, Vector256<T> b) => a + b;

    [MethodImpl(Inline)]
    public static Vector256<T> Subtract(Vector256<T> a, Vector256<T> b) => a - b;

    [MethodImpl(Inline)]
    public static Vector256<T> Multiply(Vector256<T> a, Vector256<T> b) => a * b;

    [MethodImpl(Inline)]
    public static Vector256<T> Divide(Vector256<T> a, Vector256<T> b) => a / b;

    [MethodImpl(Inline)]
    public static Vector256<T> MulAdd(Vector256<T> a, Vector256<T> b, Vector256<T> c) => typeof(T) == typeof(float)
        ? Vector256.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector256.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(Inline)]
    public static Vector256<T> Sqrt(Vector256<T> a) => Vector256.Sqrt(a);

    [MethodImpl(Inline)]
    public static Vector256<T> Min(Vector256<T> a, Vector256<T> b) => Vector256.MinNative(a, b);

    [MethodImpl(Inline)]
    public static Vector256<T> Max(Vector256<T> a, Vector256<T> b) => Vector256.MaxNative(a, b);

    [MethodImpl(Inline)]
    public static Vector256<T> And(Vector256<T> a, Vector256<T> b) => a & b;

    [MethodImpl(Inline)]
    public static Vector256<T> Or(Vector256<T> a, Vector256<T> b) => a | b;

    [MethodImpl(Inline)]
    public static Vector256<T> Equal(Vector256<T> a, Vector256<T> b) => Vector256.Equals(a, b);

    [MethodImpl(Inline)]
    public static Vector256<T> Less(Vector256<T> a, Vector256<T> b) => Vector256.LessThan(a, b);

    [MethodImpl(Inline)]
    public static Vector256<T> Select(Vector256<T> mask, Vector256<T> yes, Vector256<T> no) =>
        Vector256.ConditionalSelect(mask, yes, no);

    [MethodImpl(Inline)]
    public static Vector256<T> AddBits(Vector256<T> a, Vector256<T> b) => typeof(T) == typeof(float)
        ? (a.AsUInt32() + b.AsUInt32()).As<uint, T>()
        : (a.AsUInt64() + b.AsUInt64()).As<ulong, T>();

    [MethodImpl(Inline)]
    public static Vector256<T> ShiftBitsLeft(Vector256<T> a, [ConstantExpected] int count) => typeof(T) == typeof(float)
        ? (a.AsUInt32() << count).As<uint, T>()
        : (a.AsUInt64() << count).As<ulong, T>();

    [MethodImpl(Inline)]
    public static Vector256<T> ShiftBitsRight(Vector256<T> a, [ConstantExpected] int count) => typeof(T) == typeof(float)
        ? (a.AsUInt32() >>> count).As<uint, T>()
        : (a.AsUInt64() >>> count).As<ulong, T>();

    [MethodImpl(Inline)]
    public static Vector256<T> Exponent(Vector256<T> a)
    {
        if (!Avx512F.VL.IsSupported)
            return FloatParts.Exponent<Simd256<T>, Vector256<T>, T>(a);
        return BinaryExponent(a) - BinaryExponent(Mantissa(a)); // the second is -1 for a mantissa below 1, else 0
    }

    [MethodImpl(Inline)]
    public static Vector256<T> Mantissa(Vector256<T> a)
    {
        if (!Avx512F.VL.IsSupported)
            return FloatParts.Mantissa<Simd256<T>, Vector256<T>, T>(a);
        const byte threeQuartersToThreeHalvesNaNBelowZero = 0b10_11;
        return typeof(T) == typeof(float)
            ? Avx512F.VL.GetMantissa(a.AsSingle(), threeQuartersToThreeHalvesNaNBelowZero).As<float, T>()
            : Avx512F.VL.GetMantissa(a.AsDouble(), threeQuartersToThreeHalvesNaNBelowZero).As<double, T>();
    }

    /// <summary>The exponent that goes with a mantissa in [1, 2).</summary>
    [MethodImpl(Inline)]
    private static Vector256<T> BinaryExponent(Vector256<T> a) => typeof(T) == typeof(float)
        ? Avx512F.VL.GetExponent(a.AsSingle()).As<float, T>()
        : Avx512F.VL.GetExponent(a.AsDouble()).As<double, T>();
}
