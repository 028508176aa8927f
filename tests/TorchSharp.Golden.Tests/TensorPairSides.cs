using System.Numerics;
using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Sides;
using static TorchSharp.torch;

namespace SubsetGen.Torch.Golden.Tests;

/// <summary>One with logits for pairs of neighbours.</summary>
internal sealed class TensorPairSides<T, TLayer>(TwoSidedLayer spans) : TensorSides<T, TLayer>(spans)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLayer : ITensorPairLayer, new()
{
    protected override Outcome Run(Batch batch, ScalarType type)
    {
        var layer = Create(batch);
        var logits = Logits(batch, type);
        var pairLogits = Rows(batch.PairLogits!, batch, type).requires_grad_();
        var (subset, pairs) = layer.Apply(logits, pairLogits, Limits(batch), RowK(layer, batch, type));
        autograd.backward([subset, pairs], [Rows(batch.GradSubset, batch, type), Rows(batch.GradPairs!, batch, type)]);
        return new Outcome(Numbers(subset), Gradient(logits)) { PairSubset = Numbers(pairs), PairGradient = Gradient(pairLogits) };
    }
}
