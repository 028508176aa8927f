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

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>All bits in the first lanes, as many as asked.</summary>
    [MethodImpl(Inline)]
    private static Vector512<T> FirstLanes(int count) => typeof(T) == typeof(float)
        ? Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).As<int, T>()
        : Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).As<long, T>();

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Load(ReadOnlySpan<T> row, int i) =>
        new(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Load(Span<T> row, int i) =>
        new(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Store(Lanes512<T> value, Span<T> row, int i) =>
        value.Value.StoreUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Lanes512<T> LoadPartial(ReadOnlySpan<T> row, int i, T fill)
    {
        if (row.Length - i >= Count)
            return Load(row, i);
        if (!Avx512F.IsSupported)
            return RowTail.Load<Lanes512<T>, T>(row, i, fill);
        var mask = FirstLanes(row.Length - i);
        var rest = Vector512.Create(fill);
        fixed (T* first = &MemoryMarshal.GetReference(row))
            return new(typeof(T) == typeof(float)
                ? Avx512F.MaskLoad((float*)first + i, mask.AsSingle(), rest.AsSingle()).As<float, T>()
                : Avx512F.MaskLoad((double*)first + i, mask.AsDouble(), rest.AsDouble()).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void StorePartial(Lanes512<T> value, Span<T> row, int i)
    {
        if (row.Length - i >= Count)
        {
            Store(value, row, i);
            return;
        }

        if (!Avx512F.IsSupported)
        {
            RowTail.Store<Lanes512<T>, T>(value, row, i);
            return;
        }

        var mask = FirstLanes(row.Length - i);
        fixed (T* first = &MemoryMarshal.GetReference(row))
            if (typeof(T) == typeof(float))
                Avx512F.MaskStore((float*)first + i, mask.AsSingle(), value.Value.AsSingle());
            else
                Avx512F.MaskStore((double*)first + i, mask.AsDouble(), value.Value.AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> ShiftUp(Lanes512<T> a, Lanes512<T> below)
    {
        if (Avx512F.IsSupported)
            return new(typeof(T) == typeof(float)
                ? Avx512F.AlignRight32(a.Value.AsInt32(), below.Value.AsInt32(), 15).As<int, T>()
                : Avx512F.AlignRight64(a.Value.AsInt64(), below.Value.AsInt64(), 7).As<long, T>());
        var lower = Lanes256<T>.ShiftUp(new(a.Value.GetLower()), new(below.Value.GetUpper()));
        return new(Vector512.Create(lower.Value, Lanes256<T>.ShiftUp(new(a.Value.GetUpper()), new(a.Value.GetLower())).Value));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> ShiftDown(Lanes512<T> a, Lanes512<T> above)
    {
        if (Avx512F.IsSupported)
            return new(typeof(T) == typeof(float)
                ? Avx512F.AlignRight32(above.Value.AsInt32(), a.Value.AsInt32(), 1).As<int, T>()
                : Avx512F.AlignRight64(above.Value.AsInt64(), a.Value.AsInt64(), 1).As<long, T>());
        var lower = Lanes256<T>.ShiftDown(new(a.Value.GetLower()), new(a.Value.GetUpper()));
        return new(Vector512.Create(lower.Value, Lanes256<T>.ShiftDown(new(a.Value.GetUpper()), new(above.Value.GetLower())).Value));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static implicit operator Lanes512<T>(T value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> operator +(Lanes512<T> a, Lanes512<T> b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> operator -(Lanes512<T> a, Lanes512<T> b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> operator *(Lanes512<T> a, Lanes512<T> b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> operator /(Lanes512<T> a, Lanes512<T> b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> operator -(Lanes512<T> a) => new(-a.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> operator &(Lanes512<T> a, Lanes512<T> b) => new(a.Value & b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> operator |(Lanes512<T> a, Lanes512<T> b) => new(a.Value | b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> operator ~(Lanes512<T> a) => new(~a.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Min(Lanes512<T> a, Lanes512<T> b) => new(Vector512.MinNative(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Max(Lanes512<T> a, Lanes512<T> b) => new(Vector512.MaxNative(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Abs(Lanes512<T> a) => new(Vector512.Abs(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Sqrt(Lanes512<T> a) => new(Vector512.Sqrt(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> MulAdd(Lanes512<T> a, Lanes512<T> b, Lanes512<T> c) =>
        new(Simd512<T>.MulAdd(a.Value, b.Value, c.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Equal(Lanes512<T> a, Lanes512<T> b) => new(Vector512.Equals(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Less(Lanes512<T> a, Lanes512<T> b) => new(Vector512.LessThan(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> LessEqual(Lanes512<T> a, Lanes512<T> b) => new(Vector512.LessThanOrEqual(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Select(Lanes512<T> mask, Lanes512<T> yes, Lanes512<T> no) =>
        new(Vector512.ConditionalSelect(mask.Value, yes.Value, no.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ulong MaskBits(Lanes512<T> mask) => mask.Value.ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Compact(Lanes512<T> mask, Lanes512<T> a)
    {
        if (!Avx512F.IsSupported)
            return RowTail.Compact<Lanes512<T>, T>(MaskBits(mask), a);
        return new(typeof(T) == typeof(float)
            ? Avx512F.Compress(a.Value.AsSingle(), mask.Value.AsSingle(), a.Value.AsSingle()).As<float, T>()
            : Avx512F.Compress(a.Value.AsDouble(), mask.Value.AsDouble(), a.Value.AsDouble()).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Exp(Lanes512<T> a) =>
        new(VectorExp.Exp<Simd512<T>, Vector512<T>, T>(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Expm1(Lanes512<T> a) =>
        new(VectorExp.Expm1<Simd512<T>, Vector512<T>, T>(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Log(Lanes512<T> a) =>
        new(VectorLog.Log<Simd512<T>, Vector512<T>, T>(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Log1p(Lanes512<T> a) =>
        new(VectorLog.Log1p<Simd512<T>, Vector512<T>, T>(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> NormalQuantile(Lanes512<T> a) =>
        new(VectorNormal.Quantile<Simd512<T>, Vector512<T>, T>(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Pow(Lanes512<T> a, T exponent) =>
        new(VectorPow.Pow<Simd512<T>, Vector512<T>, T>(a.Value, exponent));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> UpperHalf(Lanes512<T> a, int count) =>
        new((count == Count ? a.Value.GetUpper() : Lanes256<T>.UpperHalf(new(a.Value.GetLower()), count).Value).ToVector512Unsafe());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static T Sum(Lanes512<T> a) => Lanes256<T>.Sum(new(a.Value.GetLower() + a.Value.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static T MaxOf(Lanes512<T> a) => Lanes256<T>.MaxOf(new(Vector256.MaxNative(a.Value.GetLower(), a.Value.GetUpper())));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static T MinOf(Lanes512<T> a) => Lanes256<T>.MinOf(new(Vector256.MinNative(a.Value.GetLower(), a.Value.GetUpper())));
}
