using static TorchSharp.torch;

namespace SubsetGen.Torch.Golden.Tests;

/// <summary>A layer of the golden suite over TorchSharp's tensors.</summary>
public interface ITensorLayer
{
    Tensor Apply(Tensor logits, Tensor? limits, Tensor? k);
}

/// <summary>One with logits for pairs of neighbours.</summary>
public interface ITensorPairLayer
{
    (Tensor Subset, Tensor Pairs) Apply(Tensor logits, Tensor pairLogits, Tensor? limits, Tensor? k);
}
