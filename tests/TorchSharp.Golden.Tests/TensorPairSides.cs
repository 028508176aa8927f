using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Sides;
using static TorchSharp.torch;

namespace SubsetGen.Torch.Golden.Tests;

/// <summary>One with logits for pairs of neighbours.</summary>
internal sealed class TensorPairSides<TLayer>(TwoSidedLayer spans) : TensorSides(spans)
    where TLayer : ITensorPairLayer, new()
{
    protected override Outcome Run(Batch batch, ScalarType type)
    {
        var layer = Set(new TLayer(), batch);
        var logits = Logits(batch, type);
        var pairLogits = Rows(batch.PairLogits!, batch, type).requires_grad_();
        var (subset, pairs) = layer.Apply(logits, pairLogits, Limits(batch), RowK(batch, type));
        autograd.backward([subset, pairs], [Rows(batch.GradSubset, batch, type), Rows(batch.GradPairs!, batch, type)]);
        return new Outcome(Numbers(subset), Gradient(logits)) { PairSubset = Numbers(pairs), PairGradient = Gradient(pairLogits) };
    }
}
