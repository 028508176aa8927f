using System.ComponentModel;
using System.Numerics;

namespace SubsetGen.Runtime.Numerics;

/// <summary>
/// A vector register full of items, as emitted kernels see it: the same kernel text runs at any width. Public for
/// emitted code only. Elementwise operations give the same bits at every width; <see cref="Sum"/> adds in a fixed
/// order that depends on the width alone.
/// </summary>
/// <remarks>
/// A loop is fastest over full registers alone, <c>for (i = 0; i &lt; end; i += V.Count)</c> with <see cref="Load(ReadOnlySpan{T}, int)"/> and
/// <see cref="Store"/>, and one <see cref="LoadPartial"/> and <see cref="StorePartial"/> behind it: with a branch inside,
/// the JIT compiler no longer keeps the constants of <see cref="Exp"/> in registers.
/// </remarks>
/// <typeparam name="TSelf">The lanes themselves.</typeparam>
/// <typeparam name="T">The item: float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILanes<TSelf, T>
    where TSelf : struct, ILanes<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many items there are; a constant to the JIT compiler.</summary>
    static abstract int Count { get; }

    /// <summary>Loads <see cref="Count"/> items from <paramref name="i"/> on. Unchecked: the row must reach that far.</summary>
    static abstract TSelf Load(ReadOnlySpan<T> row, int i);

    /// <summary>The same. Kernels load from rows that they write; a conversion each time would take from what the JIT compiler
    /// inlines.</summary>
    static abstract TSelf Load(Span<T> row, int i);

    /// <summary>Stores <see cref="Count"/> items from <paramref name="i"/> on. Unchecked: the row must reach that far.</summary>
    static abstract void Store(TSelf value, Span<T> row, int i);

    /// <summary>Loads the items that are left from <paramref name="i"/> on, at most <see cref="Count"/>; the rest is
    /// <paramref name="fill"/>. Never reads outside the row.</summary>
    static abstract TSelf LoadPartial(ReadOnlySpan<T> row, int i, T fill);

    /// <summary>Stores as many items as the row has left from <paramref name="i"/> on. Never writes outside the row.</summary>
    static abstract void StorePartial(TSelf value, Span<T> row, int i);

    /// <summary>The same value in every lane.</summary>
    static abstract implicit operator TSelf(T value);

    /// <summary>Sum.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>Difference.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>Product.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>Quotient.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>The sign changed.</summary>
    static abstract TSelf operator -(TSelf a);

    /// <summary>Bitwise and; of masks, both.</summary>
    static abstract TSelf operator &(TSelf a, TSelf b);

    /// <summary>Bitwise or; of masks, either.</summary>
    static abstract TSelf operator |(TSelf a, TSelf b);

    /// <summary>Bitwise complement; of a mask, its opposite.</summary>
    static abstract TSelf operator ~(TSelf a);

    /// <summary>The smaller. One instruction, so: NaN in <paramref name="b"/> gives NaN; NaN in <paramref name="a"/> alone
    /// gives <paramref name="b"/> or NaN, and -0 against +0 gives either, as the machine has it.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>The larger; NaN and signed zeros as in <see cref="Min"/>.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The magnitude.</summary>
    static abstract TSelf Abs(TSelf a);

    /// <summary>The square root, correctly rounded.</summary>
    static abstract TSelf Sqrt(TSelf a);

    /// <summary>a * b + c, rounded once.</summary>
    static abstract TSelf MulAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>All bits where equal; NaN equals nothing.</summary>
    static abstract TSelf Equal(TSelf a, TSelf b);

    /// <summary>All bits where a &lt; b; nowhere for NaN.</summary>
    static abstract TSelf Less(TSelf a, TSelf b);

    /// <summary>All bits where a &lt;= b; nowhere for NaN.</summary>
    static abstract TSelf LessEqual(TSelf a, TSelf b);

    /// <summary><paramref name="yes"/> where the mask has all bits, <paramref name="no"/> where it has none.</summary>
    static abstract TSelf Select(TSelf mask, TSelf yes, TSelf no);

    /// <summary>Bit l is set where lane l of the mask is.</summary>
    static abstract ulong MaskBits(TSelf mask);

    /// <summary>The items where the mask is set, in order and without gaps, in the first lanes; the others are unspecified.</summary>
    static virtual TSelf Compact(TSelf mask, TSelf a) => RowTail.Compact<TSelf, T>(TSelf.MaskBits(mask), a);

    /// <summary>e^a; bounds at <see cref="VectorExp"/>.</summary>
    static abstract TSelf Exp(TSelf a);

    /// <summary>e^a - 1 without cancellation; bounds at <see cref="VectorExp"/>.</summary>
    static abstract TSelf Expm1(TSelf a);

    /// <summary>The natural logarithm; bounds at <see cref="VectorLog"/>.</summary>
    static abstract TSelf Log(TSelf a);

    /// <summary>log(1 + a) without cancellation; bounds at <see cref="VectorLog"/>.</summary>
    static abstract TSelf Log1p(TSelf a);

    /// <summary>The standard normal quantile of a number strictly inside (0, 1); bounds at <see cref="VectorNormal"/>.</summary>
    static abstract TSelf NormalQuantile(TSelf a);

    /// <summary>1 / (1 + e^-a), with full relative accuracy in both tails; 0 below the range of <see cref="Exp"/>.</summary>
    static virtual TSelf Logistic(TSelf a)
    {
        TSelf one = T.One;
        var tail = TSelf.Exp(-TSelf.Abs(a));
        return TSelf.Select(TSelf.Less(a, T.Zero), tail, one) / (one + tail);
    }

    /// <summary>a^exponent for a >= 0; bounds at <see cref="VectorPow"/>.</summary>
    static abstract TSelf Pow(TSelf a, T exponent);

    /// <summary>The items moved up by one lane; the last of <paramref name="below"/> becomes the first.</summary>
    static abstract TSelf ShiftUp(TSelf a, TSelf below);

    /// <summary>The items moved down by one lane; the first of <paramref name="above"/> becomes the last.</summary>
    static abstract TSelf ShiftDown(TSelf a, TSelf above);

    /// <summary>The upper half of the first <paramref name="count"/> lanes, a power of two of at least 2, moved to the front; the rest is unspecified.</summary>
    static abstract TSelf UpperHalf(TSelf a, int count);

    /// <summary>The sum of all lanes: halves are added until one is left.</summary>
    static abstract T Sum(TSelf a);

    /// <summary>The largest lane; unspecified where a lane is NaN.</summary>
    static abstract T MaxOf(TSelf a);

    /// <summary>The smallest lane; unspecified where a lane is NaN.</summary>
    static abstract T MinOf(TSelf a);
}
