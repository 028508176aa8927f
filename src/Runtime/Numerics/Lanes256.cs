using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SubsetGen.Runtime.Numerics;

/// <summary>256 bits of items: 8 float or 4 double. Without such registers it still runs, slower, to the same bits.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="value">The items.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
public readonly struct Lanes256<T>(Vector256<T> value) : ILanes<Lanes256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The items.</summary>
    public readonly Vector256<T> Value = value;

    /// <inheritdoc/>
    public static int Count => Vector256<T>.Count;

    private static bool IsSingle => typeof(T) == typeof(float);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Load(ReadOnlySpan<T> row, int i) =>
        new(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256<T> value, Span<T> row, int i) =>
        value.Value.StoreUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> LoadPartial(ReadOnlySpan<T> row, int i, T fill) =>
        row.Length - i >= Count ? Load(row, i) : RowTail.Load<Lanes256<T>, T>(row, i, fill);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(Lanes256<T> value, Span<T> row, int i)
    {
        if (row.Length - i >= Count)
            Store(value, row, i);
        else
            RowTail.Store<Lanes256<T>, T>(value, row, i);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes256<T>(T value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator +(Lanes256<T> a, Lanes256<T> b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator -(Lanes256<T> a, Lanes256<T> b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator *(Lanes256<T> a, Lanes256<T> b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator /(Lanes256<T> a, Lanes256<T> b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator -(Lanes256<T> a) => new(-a.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator &(Lanes256<T> a, Lanes256<T> b) => new(a.Value & b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator |(Lanes256<T> a, Lanes256<T> b) => new(a.Value | b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator ~(Lanes256<T> a) => new(~a.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Min(Lanes256<T> a, Lanes256<T> b) => new(Vector256.MinNative(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Max(Lanes256<T> a, Lanes256<T> b) => new(Vector256.MaxNative(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Abs(Lanes256<T> a) => new(Vector256.Abs(a.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Sqrt(Lanes256<T> a) => new(Vector256.Sqrt(a.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> MulAdd(Lanes256<T> a, Lanes256<T> b, Lanes256<T> c) => new(IsSingle
        ? Vector256.FusedMultiplyAdd(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle()).As<float, T>()
        : Vector256.FusedMultiplyAdd(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Equal(Lanes256<T> a, Lanes256<T> b) => new(Vector256.Equals(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Less(Lanes256<T> a, Lanes256<T> b) => new(Vector256.LessThan(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> LessEqual(Lanes256<T> a, Lanes256<T> b) => new(Vector256.LessThanOrEqual(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Select(Lanes256<T> mask, Lanes256<T> yes, Lanes256<T> no) =>
        new(Vector256.ConditionalSelect(mask.Value, yes.Value, no.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong MaskBits(Lanes256<T> mask) => mask.Value.ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Exp(Lanes256<T> a) => VectorExp.Exp<Lanes256<T>, T>(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Expm1(Lanes256<T> a) => VectorExp.Expm1<Lanes256<T>, T>(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Log(Lanes256<T> a) => VectorLog.Log<Lanes256<T>, T>(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Log1p(Lanes256<T> a) => VectorLog.Log1p<Lanes256<T>, T>(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Pow(Lanes256<T> a, T exponent) => VectorPow.Pow<Lanes256<T>, T>(a, exponent);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Lanes256<T> a) => Lanes128<T>.Sum(new(a.Value.GetLower() + a.Value.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxOf(Lanes256<T> a) => Lanes128<T>.MaxOf(new(Vector128.MaxNative(a.Value.GetLower(), a.Value.GetUpper())));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MinOf(Lanes256<T> a) => Lanes128<T>.MinOf(new(Vector128.MinNative(a.Value.GetLower(), a.Value.GetUpper())));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> AddBits(Lanes256<T> a, Lanes256<T> b) => new(IsSingle
        ? (a.Value.AsUInt32() + b.Value.AsUInt32()).As<uint, T>()
        : (a.Value.AsUInt64() + b.Value.AsUInt64()).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> ShiftBitsLeft(Lanes256<T> a, int count) => new(IsSingle
        ? (a.Value.AsUInt32() << count).As<uint, T>()
        : (a.Value.AsUInt64() << count).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> ShiftBitsRight(Lanes256<T> a, int count) => new(IsSingle
        ? (a.Value.AsUInt32() >>> count).As<uint, T>()
        : (a.Value.AsUInt64() >>> count).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Exponent(Lanes256<T> a)
    {
        if (!Avx512F.VL.IsSupported)
            return FloatParts.Exponent<Lanes256<T>, T>(a);
        Lanes256<T> e = new(IsSingle
            ? Avx512F.VL.GetExponent(a.Value.AsSingle()).As<float, T>()
            : Avx512F.VL.GetExponent(a.Value.AsDouble()).As<double, T>());
        return Select(Less(Mantissa(a), T.One), e + T.One, e); // e belongs to a mantissa in [1, 2)
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Mantissa(Lanes256<T> a)
    {
        if (!Avx512F.VL.IsSupported)
            return FloatParts.Mantissa<Lanes256<T>, T>(a);
        const byte threeQuartersToThreeHalvesNaNBelowZero = 0b10_11;
        return new(IsSingle
            ? Avx512F.VL.GetMantissa(a.Value.AsSingle(), threeQuartersToThreeHalvesNaNBelowZero).As<float, T>()
            : Avx512F.VL.GetMantissa(a.Value.AsDouble(), threeQuartersToThreeHalvesNaNBelowZero).As<double, T>());
    }
}
