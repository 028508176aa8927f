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

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>All bits in the first lanes, as many as asked.</summary>
    [MethodImpl(Inline)]
    private static Vector256<T> FirstLanes(int count) => typeof(T) == typeof(float)
        ? Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).As<int, T>()
        : Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).As<long, T>();

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Load(ReadOnlySpan<T> row, int i) =>
        new(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Load(Span<T> row, int i) =>
        new(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Store(Lanes256<T> value, Span<T> row, int i) =>
        value.Value.StoreUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Lanes256<T> LoadPartial(ReadOnlySpan<T> row, int i, T fill)
    {
        if (row.Length - i >= Count)
            return Load(row, i);
        if (!Avx512F.VL.IsSupported)
            return RowTail.Load<Lanes256<T>, T>(row, i, fill);
        var mask = FirstLanes(row.Length - i);
        var rest = Vector256.Create(fill);
        fixed (T* first = &MemoryMarshal.GetReference(row))
            return new(typeof(T) == typeof(float)
                ? Avx512F.VL.MaskLoad((float*)first + i, mask.AsSingle(), rest.AsSingle()).As<float, T>()
                : Avx512F.VL.MaskLoad((double*)first + i, mask.AsDouble(), rest.AsDouble()).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void StorePartial(Lanes256<T> value, Span<T> row, int i)
    {
        if (row.Length - i >= Count)
        {
            Store(value, row, i);
            return;
        }

        if (!Avx512F.VL.IsSupported)
        {
            RowTail.Store<Lanes256<T>, T>(value, row, i);
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
    public static Lanes256<T> ShiftUp(Lanes256<T> a, Lanes256<T> below)
    {
        if (Avx2.IsSupported)
        {
            // The half before each half of a: then bytes shift across each pair.
            var before = Avx2.Permute2x128(below.Value.AsByte(), a.Value.AsByte(), 0x21);
            return new((typeof(T) == typeof(float)
                ? Avx2.AlignRight(a.Value.AsByte(), before, 12)
                : Avx2.AlignRight(a.Value.AsByte(), before, 8)).As<byte, T>());
        }

        var lower = Lanes128<T>.ShiftUp(new(a.Value.GetLower()), new(below.Value.GetUpper()));
        return new(Vector256.Create(lower.Value, Lanes128<T>.ShiftUp(new(a.Value.GetUpper()), new(a.Value.GetLower())).Value));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> ShiftDown(Lanes256<T> a, Lanes256<T> above)
    {
        if (Avx2.IsSupported)
        {
            var after = Avx2.Permute2x128(a.Value.AsByte(), above.Value.AsByte(), 0x21);
            return new((typeof(T) == typeof(float)
                ? Avx2.AlignRight(after, a.Value.AsByte(), 4)
                : Avx2.AlignRight(after, a.Value.AsByte(), 8)).As<byte, T>());
        }

        var lower = Lanes128<T>.ShiftDown(new(a.Value.GetLower()), new(a.Value.GetUpper()));
        return new(Vector256.Create(lower.Value, Lanes128<T>.ShiftDown(new(a.Value.GetUpper()), new(above.Value.GetLower())).Value));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static implicit operator Lanes256<T>(T value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> operator +(Lanes256<T> a, Lanes256<T> b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> operator -(Lanes256<T> a, Lanes256<T> b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> operator *(Lanes256<T> a, Lanes256<T> b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> operator /(Lanes256<T> a, Lanes256<T> b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> operator -(Lanes256<T> a) => new(-a.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> operator &(Lanes256<T> a, Lanes256<T> b) => new(a.Value & b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> operator |(Lanes256<T> a, Lanes256<T> b) => new(a.Value | b.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> operator ~(Lanes256<T> a) => new(~a.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Min(Lanes256<T> a, Lanes256<T> b) => new(Vector256.MinNative(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Max(Lanes256<T> a, Lanes256<T> b) => new(Vector256.MaxNative(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Abs(Lanes256<T> a) => new(Vector256.Abs(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Sqrt(Lanes256<T> a) => new(Vector256.Sqrt(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> MulAdd(Lanes256<T> a, Lanes256<T> b, Lanes256<T> c) =>
        new(Simd256<T>.MulAdd(a.Value, b.Value, c.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Equal(Lanes256<T> a, Lanes256<T> b) => new(Vector256.Equals(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Less(Lanes256<T> a, Lanes256<T> b) => new(Vector256.LessThan(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> LessEqual(Lanes256<T> a, Lanes256<T> b) => new(Vector256.LessThanOrEqual(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Select(Lanes256<T> mask, Lanes256<T> yes, Lanes256<T> no) =>
        new(Vector256.ConditionalSelect(mask.Value, yes.Value, no.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ulong MaskBits(Lanes256<T> mask) => mask.Value.ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Exp(Lanes256<T> a) =>
        new(VectorExp.Exp<Simd256<T>, Vector256<T>, T>(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Expm1(Lanes256<T> a) =>
        new(VectorExp.Expm1<Simd256<T>, Vector256<T>, T>(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Log(Lanes256<T> a) =>
        new(VectorLog.Log<Simd256<T>, Vector256<T>, T>(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Log1p(Lanes256<T> a) =>
        new(VectorLog.Log1p<Simd256<T>, Vector256<T>, T>(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> NormalQuantile(Lanes256<T> a) =>
        new(VectorNormal.Quantile<Simd256<T>, Vector256<T>, T>(a.Value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Pow(Lanes256<T> a, T exponent) =>
        new(VectorPow.Pow<Simd256<T>, Vector256<T>, T>(a.Value, exponent));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> UpperHalf(Lanes256<T> a, int count) =>
        new((count == Count ? a.Value.GetUpper() : Lanes128<T>.UpperHalf(new(a.Value.GetLower()), count).Value).ToVector256Unsafe());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static T Sum(Lanes256<T> a) => Lanes128<T>.Sum(new(a.Value.GetLower() + a.Value.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static T MaxOf(Lanes256<T> a) => Lanes128<T>.MaxOf(new(Vector128.MaxNative(a.Value.GetLower(), a.Value.GetUpper())));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static T MinOf(Lanes256<T> a) => Lanes128<T>.MinOf(new(Vector128.MinNative(a.Value.GetLower(), a.Value.GetUpper())));
}
