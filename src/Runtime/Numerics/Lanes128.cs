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

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>All bits in the first lanes, as many as asked.</summary>
    [MethodImpl(Inline)]
    private static Vector128<T> FirstLanes(int count) => typeof(T) == typeof(float)
        ? Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count)).As<int, T>()
        : Vector128.LessThan(Vector128<long>.Indices, Vector128.Create((long)count)).As<long, T>();

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Load(ReadOnlySpan<T> row, int i) =>
        new(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Load(Span<T> row, int i) =>
        new(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Store(Lanes128<T> value, Span<T> row, int i) =>
        value.Value.StoreUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Lanes128<T> LoadPartial(ReadOnlySpan<T> row, int i, T fill)
    {
        if (row.Length - i >= Count)
            return Load(row, i);
        if (!Avx512F.VL.IsSupported)
            return RowTail.Load<Lanes128<T>, T>(row, i, fill);
        var mask = FirstLanes(row.Length - i);
        var rest = Vector128.Create(fill);
        fixed (T* first = &MemoryMarshal.GetReference(row))
            return new(typeof(T) == typeof(float)
                ? Avx512F.VL.MaskLoad((float*)first + i, mask.AsSingle(), rest.AsSingle()).As<float, T>()
                : Avx512F.VL.MaskLoad((double*)first + i, mask.AsDouble(), rest.AsDouble()).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void StorePartial(Lanes128<T> value, Span<T> row, int i)
    {
        if (row.Length - i >= Count)
        {
            Store(value, row, i);
            return;
        }

        if (!Avx512F.VL.IsSupported)
        {
            RowTail.Store<Lanes128<T>, T>(value, row, i);
            return;
        }

        var mask = FirstLanes(row.Length - i);
        fixed (T* first = &MemoryMarshal.GetReference(row))
            if (typeof(T) == typeof(float))
                Avx512F.VL.MaskStore((float*)first + i, mask.AsSingle(), value.Value.AsSingle());
            else
                Avx512F.VL.MaskStore((double*)first + i, mask.AsDouble(), value.Value.AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> ShiftUp(Lanes128<T> a, Lanes128<T> below) => typeof(T) == typeof(float)
        ? new(Vector128.Shuffle(a.Value.AsSingle(), Vector128.Create(0, 0, 1, 2)).WithElement(0, below.Value.AsSingle().GetElement(3)).As<float, T>())
        : new(Vector128.Create(below.Value.AsDouble().GetElement(1), a.Value.AsDouble().GetElement(0)).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> ShiftDown(Lanes128<T> a, Lanes128<T> above) => typeof(T) == typeof(float)
        ? new(Vector128.Shuffle(a.Value.AsSingle(), Vector128.Create(1, 2, 3, 3)).WithElement(3, above.Value.AsSingle().GetElement(0)).As<float, T>())
        : new(Vector128.Create(a.Value.AsDouble().GetElement(1), above.Value.AsDouble().GetElement(0)).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static implicit operator Lanes128<T>(T value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> operator +(Lanes128<T> a, Lanes128<T> b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> operator -(Lanes128<T> a, Lanes128<T> b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> operator *(Lanes128<T> a, Lanes128<T> b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> operator /(Lanes128<T> a, Lanes128<T> b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> operator -(Lanes128<T> a) => new(-a.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> operator &(Lanes128<T> a, Lanes128<T> b) => new(a.Value & b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> operator |(Lanes128<T> a, Lanes128<T> b) => new(a.Value | b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> operator ~(Lanes128<T> a) => new(~a.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Min(Lanes128<T> a, Lanes128<T> b) => new(Vector128.MinNative(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Max(Lanes128<T> a, Lanes128<T> b) => new(Vector128.MaxNative(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Abs(Lanes128<T> a) => new(Vector128.Abs(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Sqrt(Lanes128<T> a) => new(Vector128.Sqrt(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> MulAdd(Lanes128<T> a, Lanes128<T> b, Lanes128<T> c) =>
        new(Simd128<T>.MulAdd(a.Value, b.Value, c.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Equal(Lanes128<T> a, Lanes128<T> b) => new(Vector128.Equals(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Less(Lanes128<T> a, Lanes128<T> b) => new(Vector128.LessThan(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> LessEqual(Lanes128<T> a, Lanes128<T> b) => new(Vector128.LessThanOrEqual(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Select(Lanes128<T> mask, Lanes128<T> yes, Lanes128<T> no) =>
        new(Vector128.ConditionalSelect(mask.Value, yes.Value, no.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ulong MaskBits(Lanes128<T> mask) => mask.Value.ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Exp(Lanes128<T> a) =>
        new(VectorExp.Exp<Simd128<T>, Vector128<T>, T>(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Expm1(Lanes128<T> a) =>
        new(VectorExp.Expm1<Simd128<T>, Vector128<T>, T>(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Log(Lanes128<T> a) =>
        new(VectorLog.Log<Simd128<T>, Vector128<T>, T>(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Log1p(Lanes128<T> a) =>
        new(VectorLog.Log1p<Simd128<T>, Vector128<T>, T>(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> NormalQuantile(Lanes128<T> a) =>
        new(VectorNormal.Quantile<Simd128<T>, Vector128<T>, T>(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Pow(Lanes128<T> a, T exponent) =>
        new(VectorPow.Pow<Simd128<T>, Vector128<T>, T>(a.Value, exponent));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> UpperHalf(Lanes128<T> a, int count) => new(count == Count
        ? Vector128.Shuffle(a.Value.AsInt64(), Vector128.Create(1L, 1L)).As<long, T>()
        : Vector128.Shuffle(a.Value.AsInt32(), Vector128.Create(1, 1, 1, 1)).As<int, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static T Sum(Lanes128<T> a)
    {
        a += UpperHalf(a);
        return a.Value.ToScalar() + (typeof(T) == typeof(float) ? a.Value.GetElement(1) : T.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static T MaxOf(Lanes128<T> a)
    {
        a = Max(a, UpperHalf(a));
        return typeof(T) == typeof(float) ? T.MaxNative(a.Value.ToScalar(), a.Value.GetElement(1)) : a.Value.ToScalar();
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static T MinOf(Lanes128<T> a)
    {
        a = Min(a, UpperHalf(a));
        return typeof(T) == typeof(float) ? T.MinNative(a.Value.ToScalar(), a.Value.GetElement(1)) : a.Value.ToScalar();
    }

    [MethodImpl(Inline)]
    private static Lanes128<T> UpperHalf(Lanes128<T> a) =>
        new(Vector128.Shuffle(a.Value.AsUInt64(), Vector128.Create(1UL, 0)).As<ulong, T>());
}
