using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace SubsetGen.Runtime.Layers;

/// <summary>The shape of a batch: leading dimensions, then the items. Checked once at the boundary; errors name both sides.</summary>
internal readonly record struct BatchShape(int Rows, int Items)
{
    /// <summary>The shape of a batch of logits <c>[..., n]</c>.</summary>
    public static BatchShape OfLogits<T>(in ReadOnlyTensorSpan<T> logits, int fixedLength)
    {
        RequireDense(logits, nameof(logits));
        return OfLogits(logits.Lengths, logits.FlattenedLength, fixedLength);
    }

    /// <summary>The shape of a batch of logits <c>[..., n]</c> that holds <paramref name="count"/> numbers.</summary>
    public static BatchShape OfLogits(ReadOnlySpan<nint> logits, long count, int fixedLength)
    {
        if (logits.IsEmpty)
            throw new ArgumentException("logits must have at least one dimension, the items of a row; it has none.", nameof(logits));
        var items = logits[^1];
        if (items < 1)
            throw new ArgumentException($"A row of logits must hold at least one item; logits has shape {Text(logits)}.", nameof(logits));
        if (fixedLength > 0 && items != fixedLength)
        {
            throw new ArgumentException(
                $"The layer was compiled for rows of N = {fixedLength} items; logits has shape {Text(logits)}.", nameof(logits));
        }

        return new BatchShape(checked((int)(count / items)), checked((int)items));
    }

    /// <summary>Numbers of a tensor that belong to one row.</summary>
    public int Length(RowExtent extent, int? repeats = null) => (repeats ?? 1) * extent switch
    {
        RowExtent.One => 1,
        RowExtent.Items => Items,
        RowExtent.Pairs => Items - 1,
        _ => 0,
    };

    /// <summary>Requires a tensor that goes with the logits.</summary>
    /// <param name="logits">Shape [..., n].</param>
    /// <param name="other">The tensor.</param>
    /// <param name="name">Its name in errors.</param>
    /// <param name="extent">What of it belongs to one row.</param>
    /// <param name="repeats">The size of a dimension before the items, such as steps; null where there is none.</param>
    public static void Require<T, TOther>(
        in ReadOnlyTensorSpan<T> logits, in ReadOnlyTensorSpan<TOther> other, string name, RowExtent extent = RowExtent.Items, int? repeats = null)
    {
        if (extent == RowExtent.None)
            return;
        RequireDense(other, name);
        Require(logits.Lengths, logits.FlattenedLength, other.Lengths, other.FlattenedLength, name, extent, repeats);
    }

    /// <summary>Requires the shape of a tensor that goes with the logits; shapes with the count of what they hold.</summary>
    public static void Require(
        ReadOnlySpan<nint> logits, long logitCount, ReadOnlySpan<nint> other, long otherCount, string name, RowExtent extent, int? repeats)
    {
        if (extent == RowExtent.None)
            return;
        var n = logits[^1];
        if (extent == RowExtent.One)
        {
            var count = logitCount / n * (repeats ?? 1);
            if (otherCount == count)
                return;
            throw new ArgumentException(
                $"{name} has {otherCount} entries, but logits of shape {Text(logits)} need {count}, "
                + (repeats is null ? "one a row." : $"{repeats} a row."), name);
        }

        var items = extent == RowExtent.Pairs ? n - 1 : n;
        var extra = repeats is null ? 0 : 1;
        if (other.Length == logits.Length + extra
            && logits[..^1].SequenceEqual(other[..(logits.Length - 1)])
            && (extra == 0 || other[^2] == repeats)
            && other[^1] == items)
            return;
        var wanted = extent == RowExtent.Pairs ? "n - 1" : "n";
        throw new ArgumentException(
            $"{name} has shape {Text(other)}, but logits has shape {Text(logits)}"
            + (extra == 0 && extent == RowExtent.Items
                ? "; they must be the same."
                : $"; {name} must be [..., {(extra > 0 ? $"{repeats}, " : string.Empty)}{wanted}]."), name);
    }

    /// <summary>Requires two buffers to be apart; or to start and end together, where each row is read before it is written.</summary>
    public static unsafe void RequireApart<T, TOther>(
        in ReadOnlyTensorSpan<T> a, string aName, in ReadOnlyTensorSpan<TOther> b, string bName, bool mayCoincide)
        where T : unmanaged
        where TOther : unmanaged
    {
        if (a.IsEmpty || b.IsEmpty)
            return;
        ref var aStart = ref Unsafe.As<T, byte>(ref Unsafe.AsRef(in a.GetPinnableReference()));
        ref var bStart = ref Unsafe.As<TOther, byte>(ref Unsafe.AsRef(in b.GetPinnableReference()));
        var (aBytes, bBytes) = (a.FlattenedLength * sizeof(T), b.FlattenedLength * sizeof(TOther));
        RequireApart(
            Unsafe.ByteOffset(ref aStart, ref bStart), a.Lengths, aBytes, aName, b.Lengths, bBytes, bName, mayCoincide);
    }

    /// <summary>Requires memory to be apart, of which the second begins <paramref name="distance"/> bytes after the first.</summary>
    public static void RequireApart(
        nint distance,
        ReadOnlySpan<nint> a,
        long aBytes,
        string aName,
        ReadOnlySpan<nint> b,
        long bBytes,
        string bName,
        bool mayCoincide)
    {
        if (aBytes == 0 || bBytes == 0 || distance >= aBytes || -distance >= bBytes)
            return;
        if (mayCoincide && distance == 0 && aBytes == bBytes)
            return;
        throw new ArgumentException(
            $"{bName} (shape {Text(b)}) overlaps {aName} (shape {Text(a)}): rows would be written before they are read. "
            + (mayCoincide ? "Pass the same buffer or separate ones." : "Pass separate buffers."), bName);
    }

    /// <summary>Requires a number for each row.</summary>
    public void RequireOneARow(int count, string name)
    {
        if (count != Rows)
            throw new ArgumentException($"{name} has {count} entries, but logits has {Rows} rows.", name);
    }

    /// <summary>Requires a k for each row: not negative, finite, and whole where the layer chooses whole items.</summary>
    public void RequireRowK<T>(ReadOnlySpan<T> rowK, bool whole)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireOneARow(rowK.Length, "k");
        for (var row = 0; row < rowK.Length; row++)
        {
            if (T.IsFinite(rowK[row]) && rowK[row] >= T.Zero && (!whole || T.IsInteger(rowK[row])))
                continue;
            throw new ArgumentOutOfRangeException(
                "k", rowK[row], $"k[{row}] must be {(whole ? "a whole number" : "finite and")} not less than 0.");
        }
    }

    /// <summary>Requires a length for each row, between 0 and n.</summary>
    public void RequireLengths(ReadOnlySpan<int> lengths)
    {
        RequireOneARow(lengths.Length, nameof(lengths));
        for (var row = 0; row < lengths.Length; row++)
        {
            if ((uint)lengths[row] > (uint)Items)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(lengths), lengths[row], $"lengths[{row}] must be between 0 and the {Items} items of a row.");
            }
        }
    }

    /// <summary>A shape as text.</summary>
    public static string Text<T>(in ReadOnlyTensorSpan<T> tensor) => Text(tensor.Lengths);

    /// <summary>A shape as text.</summary>
    public static string Text(ReadOnlySpan<nint> lengths)
    {
        var parts = new string[lengths.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = lengths[i].ToString(System.Globalization.CultureInfo.InvariantCulture);
        return $"[{string.Join(", ", parts)}]";
    }

    private static void RequireDense<T>(in ReadOnlyTensorSpan<T> tensor, string name)
    {
        if (!tensor.IsEmpty && !tensor.IsDense)
        {
            throw new ArgumentException(
                $"{name} of shape {Text(tensor)} and strides {Text(tensor.Strides)} is not dense; copy it to a dense tensor first.", name);
        }
    }
}
