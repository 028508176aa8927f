using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Torch;

/// <summary>The shape of a batch of logits: leading dimensions, then the items of a row.</summary>
internal sealed class TensorBatch
{
    /// <summary>Checks the shape of logits.</summary>
    /// <param name="layer">The layer, for errors.</param>
    /// <param name="shape">The shape of its logits.</param>
    /// <param name="fixedLength">The row length that it was compiled for, or 0.</param>
    public TensorBatch(string layer, long[] shape, int fixedLength)
    {
        if (shape.Length == 0)
            throw new ArgumentException($"{layer}: logits must have at least one dimension, the items of a row; it has none.", "logits");
        var items = shape[^1];
        if (items < 1)
            throw new ArgumentException($"{layer}: a row of logits must hold at least one item; logits has shape {Text(shape)}.", "logits");
        if (fixedLength > 0 && items != fixedLength)
        {
            throw new ArgumentException(
                $"{layer} was compiled for rows of N = {fixedLength} items; logits has shape {Text(shape)}.", "logits");
        }

        Shape = shape;
        var rows = 1L;
        foreach (var length in Leading)
            rows *= length;
        if (rows > int.MaxValue || items > int.MaxValue)
            throw new ArgumentException($"{layer}: logits of shape {Text(shape)} has more than {int.MaxValue} rows, or items in one.", "logits");
        Rows = (int)rows;
        Items = (int)items;
    }

    public long[] Shape { get; }

    public int Rows { get; }

    public int Items { get; }

    /// <summary>The dimensions before the items.</summary>
    public ReadOnlySpan<long> Leading => Shape.AsSpan(0, Shape.Length - 1);

    /// <summary>The shape of a tensor that goes with the logits.</summary>
    /// <param name="extent">What of it belongs to a row.</param>
    /// <param name="repeats">The size of a dimension before that, such as samples; null where there is none.</param>
    public long[] ShapeOf(RowExtent extent, int? repeats = null)
    {
        if (extent == RowExtent.Items && repeats is null)
            return Shape;
        ReadOnlySpan<long> before = repeats is { } count ? [count] : [];
        ReadOnlySpan<long> items = extent switch
        {
            RowExtent.Items => [Items],
            RowExtent.Pairs => [Items - 1],
            _ => [],
        };
        return [.. Leading, .. before, .. items];
    }

    /// <summary>The numbers of such a tensor.</summary>
    public long CountOf(RowExtent extent, int? repeats = null) => (long)Rows * (repeats ?? 1) * extent switch
    {
        RowExtent.One => 1,
        RowExtent.Items => Items,
        RowExtent.Pairs => Items - 1,
        _ => 0,
    };

    /// <summary>Whether a shape can be expanded to another.</summary>
    public static bool Broadcasts(ReadOnlySpan<long> shape, ReadOnlySpan<long> target)
    {
        if (shape.Length > target.Length)
            return false;
        for (var i = 1; i <= shape.Length; i++)
        {
            if (shape[^i] != 1 && shape[^i] != target[^i])
                return false;
        }

        return true;
    }

    /// <summary>A shape as text.</summary>
    public static string Text(ReadOnlySpan<long> shape) => $"[{string.Join(", ", shape.ToArray())}]";
}
