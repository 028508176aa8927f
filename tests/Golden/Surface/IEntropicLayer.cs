using System.Numerics;
using System.Numerics.Tensors;
using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Golden.Surface;

/// <summary>What a layer offers that says the entropy of its law beside a subset, on the processor and in device memory.</summary>
public interface IEntropicLayer<T> : ILawLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    SubsetTape<T> ForwardWithEntropy(
        scoped in ReadOnlyTensorSpan<T> logits, scoped in TensorSpan<T> subset, scoped Span<T> entropy);

    void BackwardWithEntropy(
        SubsetTape<T> tape,
        scoped in ReadOnlyTensorSpan<T> gradSubset,
        scoped ReadOnlySpan<T> gradEntropy,
        scoped in TensorSpan<T> gradLogits);

    DeviceTape ForwardWithEntropy(DeviceTensor logits, DeviceTensor subset, DeviceTensor entropy, CudaStream stream);

    void BackwardWithEntropy(
        DeviceTape tape, DeviceTensor gradSubset, DeviceTensor gradEntropy, DeviceTensor gradLogits, CudaStream stream);
}
