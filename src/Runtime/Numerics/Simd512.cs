using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SubsetGen.Runtime.Numerics;

/// <summary>The primitives on registers of 512 bits.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal readonly struct Simd512<T> : ISimd<Vector512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)]
    public static Vector512<T> Create(T value) => Vector512.Create(value);

    [MethodImpl(Inline)]
    public static Vector512<T> Add(Vector512<T> a, Vector512<T> b) => a + b;

    [MethodImpl(Inline)]
    public static Vector512<T> Subtract(Vector512<T> a, Vector512<T> b) => a - b;

    [MethodImpl(Inline)]
    public static Vector512<T> Multiply(Vector512<T> a, Vector512<T> b) => a * b;

    [MethodImpl(Inline)]
    public static Vector512<T> Divide(Vector512<T> a, Vector512<T> b) => a / b;

    [MethodImpl(Inline)]
    public static Vector512<T> MulAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c) => typeof(T) == typeof(float)
        ? Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(Inline)]
    public static Vector512<T> Sqrt(Vector512<T> a) => Vector512.Sqrt(a);

    [MethodImpl(Inline)]
    public static Vector512<T> Min(Vector512<T> a, Vector512<T> b) => Vector512.MinNative(a, b);

    [MethodImpl(Inline)]
    public static Vector512<T> Max(Vector512<T> a, Vector512<T> b) => Vector512.MaxNative(a, b);

    [MethodImpl(Inline)]
    public static Vector512<T> And(Vector512<T> a, Vector512<T> b) => a & b;

    [MethodImpl(Inline)]
    public static Vector512<T> Or(Vector512<T> a, Vector512<T> b) => a | b;

    [MethodImpl(Inline)]
    public static Vector512<T> Equal(Vector512<T> a, Vector512<T> b) => Vector512.Equals(a, b);

    [MethodImpl(Inline)]
    public static Vector512<T> Less(Vector512<T> a, Vector512<T> b) => Vector512.LessThan(a, b);

    [MethodImpl(Inline)]
    public static Vector512<T> Select(Vector512<T> mask, Vector512<T> yes, Vector512<T> no) =>
        Vector512.ConditionalSelect(mask, yes, no);

    [MethodImpl(Inline)]
    public static Vector512<T> AddBits(Vector512<T> a, Vector512<T> b) => typeof(T) == typeof(float)
        ? (a.AsUInt32() + b.AsUInt32()).As<uint, T>()
        : (a.AsUInt64() + b.AsUInt64()).As<ulong, T>();

    [MethodImpl(Inline)]
    public static Vector512<T> ShiftBitsLeft(Vector512<T> a, [ConstantExpected] int count) => typeof(T) == typeof(float)
        ? (a.AsUInt32() << count).As<uint, T>()
        : (a.AsUInt64() << count).As<ulong, T>();

    [MethodImpl(Inline)]
    public static Vector512<T> ShiftBitsRight(Vector512<T> a, [ConstantExpected] int count) => typeof(T) == typeof(float)
        ? (a.AsUInt32() >>> count).As<uint, T>()
        : (a.AsUInt64() >>> count).As<ulong, T>();

    [MethodImpl(Inline)]
    public static Vector512<T> Exponent(Vector512<T> a)
    {
        if (!Avx512F.IsSupported)
            return FloatParts.Exponent<Simd512<T>, Vector512<T>, T>(a);
        return BinaryExponent(a) - BinaryExponent(Mantissa(a)); // the second is -1 for a mantissa below 1, else 0
    }

    [MethodImpl(Inline)]
    public static Vector512<T> Mantissa(Vector512<T> a)
    {
        if (!Avx512F.IsSupported)
            return FloatParts.Mantissa<Simd512<T>, Vector512<T>, T>(a);
        const byte threeQuartersToThreeHalvesNaNBelowZero = 0b10_11;
        return typeof(T) == typeof(float)
            ? Avx512F.GetMantissa(a.AsSingle(), threeQuartersToThreeHalvesNaNBelowZero).As<float, T>()
            : Avx512F.GetMantissa(a.AsDouble(), threeQuartersToThreeHalvesNaNBelowZero).As<double, T>();
    }

    /// <summary>The exponent that goes with a mantissa in [1, 2).</summary>
    [MethodImpl(Inline)]
    private static Vector512<T> BinaryExponent(Vector512<T> a) => typeof(T) == typeof(float)
        ? Avx512F.GetExponent(a.AsSingle()).As<float, T>()
        : Avx512F.GetExponent(a.AsDouble()).As<double, T>();
}
