using System.Numerics;
using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Sides;
using static TorchSharp.torch;

namespace SubsetGen.Torch.Golden.Tests;

/// <summary>A layer of the golden suite: over spans, and over tensors with autograd.</summary>
internal sealed class TensorRowSides<T, TLayer>(TwoSidedLayer spans) : TensorSides<T, TLayer>(spans)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLayer : ITensorLayer, new()
{
    protected override Outcome Run(Batch batch, ScalarType type)
    {
        var layer = Create(batch);
        var (logits, k) = (Logits(batch, type), RowK(layer, batch, type));
        var subset = layer.Apply(logits, Limits(batch), k);
        subset.backward([Rows(batch.GradSubset, batch, type)]);
        return new Outcome(Numbers(subset), Gradient(logits)) { GradK = k is { requires_grad: true } ? Gradient(k) : [] };
    }
}
