using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SubsetGen.Runtime.Numerics;

/// <summary>128 bits of items: 4 float or 2 double. Without such registers it still runs, slower, to the same bits.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="value">The items.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
public readonly struct Lanes128<T>(Vector128<T> value) : ILanes<Lanes128<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The items.</summary>
    public readonly Vector128<T> Value = value;

    /// <inheritdoc/>
    public static int Count => Vector128<T>.Count;

    private static bool IsSingle => typeof(T) == typeof(float);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Load(ReadOnlySpan<T> row, int i) =>
        new(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes128<T> value, Span<T> row, int i) =>
        value.Value.StoreUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> LoadPartial(ReadOnlySpan<T> row, int i, T fill) =>
        row.Length - i >= Count ? Load(row, i) : RowTail.Load<Lanes128<T>, T>(row, i, fill);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(Lanes128<T> value, Span<T> row, int i)
    {
        if (row.Length - i >= Count)
            Store(value, row, i);
        else
            RowTail.Store<Lanes128<T>, T>(value, row, i);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes128<T>(T value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator +(Lanes128<T> a, Lanes128<T> b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator -(Lanes128<T> a, Lanes128<T> b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator *(Lanes128<T> a, Lanes128<T> b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator /(Lanes128<T> a, Lanes128<T> b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator -(Lanes128<T> a) => new(-a.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator &(Lanes128<T> a, Lanes128<T> b) => new(a.Value & b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator |(Lanes128<T> a, Lanes128<T> b) => new(a.Value | b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator ~(Lanes128<T> a) => new(~a.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Min(Lanes128<T> a, Lanes128<T> b) => new(Vector128.MinNative(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Max(Lanes128<T> a, Lanes128<T> b) => new(Vector128.MaxNative(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Abs(Lanes128<T> a) => new(Vector128.Abs(a.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Sqrt(Lanes128<T> a) => new(Vector128.Sqrt(a.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> MulAdd(Lanes128<T> a, Lanes128<T> b, Lanes128<T> c) => new(IsSingle
        ? Vector128.FusedMultiplyAdd(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle()).As<float, T>()
        : Vector128.FusedMultiplyAdd(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Equal(Lanes128<T> a, Lanes128<T> b) => new(Vector128.Equals(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Less(Lanes128<T> a, Lanes128<T> b) => new(Vector128.LessThan(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> LessEqual(Lanes128<T> a, Lanes128<T> b) => new(Vector128.LessThanOrEqual(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Select(Lanes128<T> mask, Lanes128<T> yes, Lanes128<T> no) =>
        new(Vector128.ConditionalSelect(mask.Value, yes.Value, no.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong MaskBits(Lanes128<T> mask) => mask.Value.ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Exp(Lanes128<T> a) => VectorExp.Exp<Lanes128<T>, T>(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Expm1(Lanes128<T> a) => VectorExp.Expm1<Lanes128<T>, T>(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Log(Lanes128<T> a) => VectorLog.Log<Lanes128<T>, T>(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Log1p(Lanes128<T> a) => VectorLog.Log1p<Lanes128<T>, T>(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Pow(Lanes128<T> a, T exponent) => VectorPow.Pow<Lanes128<T>, T>(a, exponent);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Lanes128<T> a)
    {
        a += UpperHalf(a);
        return a.Value.ToScalar() + (IsSingle ? a.Value.GetElement(1) : T.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxOf(Lanes128<T> a)
    {
        a = Max(a, UpperHalf(a));
        return IsSingle ? T.MaxNative(a.Value.ToScalar(), a.Value.GetElement(1)) : a.Value.ToScalar();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MinOf(Lanes128<T> a)
    {
        a = Min(a, UpperHalf(a));
        return IsSingle ? T.MinNative(a.Value.ToScalar(), a.Value.GetElement(1)) : a.Value.ToScalar();
    }

    private static Lanes128<T> UpperHalf(Lanes128<T> a) =>
        new(Vector128.Shuffle(a.Value.AsUInt64(), Vector128.Create(1UL, 0)).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> AddBits(Lanes128<T> a, Lanes128<T> b) => new(IsSingle
        ? (a.Value.AsUInt32() + b.Value.AsUInt32()).As<uint, T>()
        : (a.Value.AsUInt64() + b.Value.AsUInt64()).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> ShiftBitsLeft(Lanes128<T> a, int count) => new(IsSingle
        ? (a.Value.AsUInt32() << count).As<uint, T>()
        : (a.Value.AsUInt64() << count).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> ShiftBitsRight(Lanes128<T> a, int count) => new(IsSingle
        ? (a.Value.AsUInt32() >>> count).As<uint, T>()
        : (a.Value.AsUInt64() >>> count).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Exponent(Lanes128<T> a)
    {
        if (!Avx512F.VL.IsSupported)
            return FloatParts.Exponent<Lanes128<T>, T>(a);
        Lanes128<T> e = new(IsSingle
            ? Avx512F.VL.GetExponent(a.Value.AsSingle()).As<float, T>()
            : Avx512F.VL.GetExponent(a.Value.AsDouble()).As<double, T>());
        return Select(Less(Mantissa(a), T.One), e + T.One, e); // e belongs to a mantissa in [1, 2)
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Mantissa(Lanes128<T> a)
    {
        if (!Avx512F.VL.IsSupported)
            return FloatParts.Mantissa<Lanes128<T>, T>(a);
        const byte threeQuartersToThreeHalvesNaNBelowZero = 0b10_11;
        return new(IsSingle
            ? Avx512F.VL.GetMantissa(a.Value.AsSingle(), threeQuartersToThreeHalvesNaNBelowZero).As<float, T>()
            : Avx512F.VL.GetMantissa(a.Value.AsDouble(), threeQuartersToThreeHalvesNaNBelowZero).As<double, T>());
    }
}
