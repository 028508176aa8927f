using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SubsetGen.Runtime.Numerics;

/// <summary>The primitives on registers of 128 bits.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal readonly struct Simd128<T> : ISimd<Vector128<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)]
    public static Vector128<T> Create(T value) => Vector128.Create(value);

    [MethodImpl(Inline)]
    public static Vector128<T> Add(Vector128<T> a, Vector128<T> b) => a + b;

    [MethodImpl(Inline)]
    public static Vector128<T> Subtract(Vector128<T> a, Vector128<T> b) => a - b;

    [MethodImpl(Inline)]
    public static Vector128<T> Multiply(Vector128<T> a, Vector128<T> b) => a * b;

    [MethodImpl(Inline)]
    public static Vector128<T> Divide(Vector128<T> a, Vector128<T> b) => a / b;

    [MethodImpl(Inline)]
    public static Vector128<T> MulAdd(Vector128<T> a, Vector128<T> b, Vector128<T> c) => typeof(T) == typeof(float)
        ? Vector128.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector128.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(Inline)]
    public static Vector128<T> Sqrt(Vector128<T> a) => Vector128.Sqrt(a);

    [MethodImpl(Inline)]
    public static Vector128<T> Min(Vector128<T> a, Vector128<T> b) => Vector128.MinNative(a, b);

    [MethodImpl(Inline)]
    public static Vector128<T> Max(Vector128<T> a, Vector128<T> b) => Vector128.MaxNative(a, b);

    [MethodImpl(Inline)]
    public static Vector128<T> And(Vector128<T> a, Vector128<T> b) => a & b;

    [MethodImpl(Inline)]
    public static Vector128<T> Or(Vector128<T> a, Vector128<T> b) => a | b;

    [MethodImpl(Inline)]
    public static Vector128<T> Equal(Vector128<T> a, Vector128<T> b) => Vector128.Equals(a, b);

    [MethodImpl(Inline)]
    public static Vector128<T> Less(Vector128<T> a, Vector128<T> b) => Vector128.LessThan(a, b);

    [MethodImpl(Inline)]
    public static Vector128<T> Select(Vector128<T> mask, Vector128<T> yes, Vector128<T> no) =>
        Vector128.ConditionalSelect(mask, yes, no);

    [MethodImpl(Inline)]
    public static Vector128<T> AddBits(Vector128<T> a, Vector128<T> b) => typeof(T) == typeof(float)
        ? (a.AsUInt32() + b.AsUInt32()).As<uint, T>()
        : (a.AsUInt64() + b.AsUInt64()).As<ulong, T>();

    [MethodImpl(Inline)]
    public static Vector128<T> ShiftBitsLeft(Vector128<T> a, [ConstantExpected] int count) => typeof(T) == typeof(float)
        ? (a.AsUInt32() << count).As<uint, T>()
        : (a.AsUInt64() << count).As<ulong, T>();

    [MethodImpl(Inline)]
    public static Vector128<T> ShiftBitsRight(Vector128<T> a, [ConstantExpected] int count) => typeof(T) == typeof(float)
        ? (a.AsUInt32() >>> count).As<uint, T>()
        : (a.AsUInt64() >>> count).As<ulong, T>();

    [MethodImpl(Inline)]
    public static Vector128<T> Exponent(Vector128<T> a)
    {
        if (!Avx512F.VL.IsSupported)
            return FloatParts.Exponent<Simd128<T>, Vector128<T>, T>(a);
        return BinaryExponent(a) - BinaryExponent(Mantissa(a)); // the second is -1 for a mantissa below 1, else 0
    }

    [MethodImpl(Inline)]
    public static Vector128<T> Mantissa(Vector128<T> a)
    {
        if (!Avx512F.VL.IsSupported)
            return FloatParts.Mantissa<Simd128<T>, Vector128<T>, T>(a);
        const byte threeQuartersToThreeHalvesNaNBelowZero = 0b10_11;
        return typeof(T) == typeof(float)
            ? Avx512F.VL.GetMantissa(a.AsSingle(), threeQuartersToThreeHalvesNaNBelowZero).As<float, T>()
            : Avx512F.VL.GetMantissa(a.AsDouble(), threeQuartersToThreeHalvesNaNBelowZero).As<double, T>();
    }

    /// <summary>The exponent that goes with a mantissa in [1, 2).</summary>
    [MethodImpl(Inline)]
    private static Vector128<T> BinaryExponent(Vector128<T> a) => typeof(T) == typeof(float)
        ? Avx512F.VL.GetExponent(a.AsSingle()).As<float, T>()
        : Avx512F.VL.GetExponent(a.AsDouble()).As<double, T>();
}
