using System.Numerics;
using SubsetGen.Golden.Batches;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Golden.Sides;

/// <summary>The overload of Forward that a batch calls for.</summary>
internal static class RowKForward
{
    public static SubsetTape<T> OnHost<T>(IRowKLayer<T> layer, Batch batch, T[] logits, T[] subset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var n = batch.N;
        T[] k = batch.RowK is null ? [] : [.. batch.RowK.Select(T.CreateTruncating)];
        return batch switch
        {
            { RowK: null, Mask: { } mask } => layer.Forward(Rows.Of(logits, n), Rows.Into(subset, n), Rows.Of(mask, n)),
            { RowK: null, Lengths: { } lengths } => layer.Forward(Rows.Of(logits, n), Rows.Into(subset, n), lengths),
            { RowK: null } => layer.Forward(Rows.Of(logits, n), Rows.Into(subset, n)),
            { Mask: { } mask } => layer.Forward(Rows.Of(logits, n), Rows.Into(subset, n), Rows.Of(mask, n), k),
            { Lengths: { } lengths } => layer.Forward(Rows.Of(logits, n), Rows.Into(subset, n), lengths, k),
            _ => layer.Forward(Rows.Of(logits, n), Rows.Into(subset, n), k),
        };
    }
}
