using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SubsetGen.Runtime.Numerics;

/// <summary>512 bits of items: 16 float or 8 double. Without such registers it still runs, slower, to the same bits.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="value">The items.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
public readonly struct Lanes512<T>(Vector512<T> value) : ILanes<Lanes512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The items.</summary>
    public readonly Vector512<T> Value = value;

    /// <inheritdoc/>
    public static int Count => Vector512<T>.Count;

    private static bool IsSingle => typeof(T) == typeof(float);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Load(ReadOnlySpan<T> row, int i) =>
        new(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512<T> value, Span<T> row, int i) =>
        value.Value.StoreUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> LoadPartial(ReadOnlySpan<T> row, int i, T fill) =>
        row.Length - i >= Count ? Load(row, i) : RowTail.Load<Lanes512<T>, T>(row, i, fill);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(Lanes512<T> value, Span<T> row, int i)
    {
        if (row.Length - i >= Count)
            Store(value, row, i);
        else
            RowTail.Store<Lanes512<T>, T>(value, row, i);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes512<T>(T value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator +(Lanes512<T> a, Lanes512<T> b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator -(Lanes512<T> a, Lanes512<T> b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator *(Lanes512<T> a, Lanes512<T> b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator /(Lanes512<T> a, Lanes512<T> b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator -(Lanes512<T> a) => new(-a.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator &(Lanes512<T> a, Lanes512<T> b) => new(a.Value & b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator |(Lanes512<T> a, Lanes512<T> b) => new(a.Value | b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator ~(Lanes512<T> a) => new(~a.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Min(Lanes512<T> a, Lanes512<T> b) => new(Vector512.MinNative(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Max(Lanes512<T> a, Lanes512<T> b) => new(Vector512.MaxNative(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Abs(Lanes512<T> a) => new(Vector512.Abs(a.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Sqrt(Lanes512<T> a) => new(Vector512.Sqrt(a.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> MulAdd(Lanes512<T> a, Lanes512<T> b, Lanes512<T> c) => new(IsSingle
        ? Vector512.FusedMultiplyAdd(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle()).As<float, T>()
        : Vector512.FusedMultiplyAdd(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Equal(Lanes512<T> a, Lanes512<T> b) => new(Vector512.Equals(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Less(Lanes512<T> a, Lanes512<T> b) => new(Vector512.LessThan(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> LessEqual(Lanes512<T> a, Lanes512<T> b) => new(Vector512.LessThanOrEqual(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Select(Lanes512<T> mask, Lanes512<T> yes, Lanes512<T> no) =>
        new(Vector512.ConditionalSelect(mask.Value, yes.Value, no.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong MaskBits(Lanes512<T> mask) => mask.Value.ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Exp(Lanes512<T> a) => VectorExp.Exp<Lanes512<T>, T>(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Expm1(Lanes512<T> a) => VectorExp.Expm1<Lanes512<T>, T>(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Log(Lanes512<T> a) => VectorLog.Log<Lanes512<T>, T>(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Log1p(Lanes512<T> a) => VectorLog.Log1p<Lanes512<T>, T>(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Pow(Lanes512<T> a, T exponent) => VectorPow.Pow<Lanes512<T>, T>(a, exponent);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Lanes512<T> a) => Lanes256<T>.Sum(new(a.Value.GetLower() + a.Value.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxOf(Lanes512<T> a) => Lanes256<T>.MaxOf(new(Vector256.MaxNative(a.Value.GetLower(), a.Value.GetUpper())));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MinOf(Lanes512<T> a) => Lanes256<T>.MinOf(new(Vector256.MinNative(a.Value.GetLower(), a.Value.GetUpper())));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> AddBits(Lanes512<T> a, Lanes512<T> b) => new(IsSingle
        ? (a.Value.AsUInt32() + b.Value.AsUInt32()).As<uint, T>()
        : (a.Value.AsUInt64() + b.Value.AsUInt64()).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> ShiftBitsLeft(Lanes512<T> a, int count) => new(IsSingle
        ? (a.Value.AsUInt32() << count).As<uint, T>()
        : (a.Value.AsUInt64() << count).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> ShiftBitsRight(Lanes512<T> a, int count) => new(IsSingle
        ? (a.Value.AsUInt32() >>> count).As<uint, T>()
        : (a.Value.AsUInt64() >>> count).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Exponent(Lanes512<T> a)
    {
        if (!Avx512F.IsSupported)
            return FloatParts.Exponent<Lanes512<T>, T>(a);
        Lanes512<T> e = new(IsSingle
            ? Avx512F.GetExponent(a.Value.AsSingle()).As<float, T>()
            : Avx512F.GetExponent(a.Value.AsDouble()).As<double, T>());
        return Select(Less(Mantissa(a), T.One), e + T.One, e); // e belongs to a mantissa in [1, 2)
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Mantissa(Lanes512<T> a)
    {
        if (!Avx512F.IsSupported)
            return FloatParts.Mantissa<Lanes512<T>, T>(a);
        const byte threeQuartersToThreeHalvesNaNBelowZero = 0b10_11;
        return new(IsSingle
            ? Avx512F.GetMantissa(a.Value.AsSingle(), threeQuartersToThreeHalvesNaNBelowZero).As<float, T>()
            : Avx512F.GetMantissa(a.Value.AsDouble(), threeQuartersToThreeHalvesNaNBelowZero).As<double, T>());
    }
}
