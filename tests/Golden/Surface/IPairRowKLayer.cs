using System.Numerics;
using System.Numerics.Tensors;
using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Golden.Surface;

/// <summary>What a layer with pairs of neighbours offers whose k may be another one in each row, on the processor and in device memory.</summary>
public interface IPairRowKLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    int K { get; set; }

    SubsetTape<T> Forward(
        scoped in ReadOnlyTensorSpan<T> logits,
        scoped in ReadOnlyTensorSpan<T> pairLogits,
        scoped in TensorSpan<T> subset,
        scoped in TensorSpan<T> pairSubset,
        scoped in ReadOnlyTensorSpan<bool> mask,
        scoped ReadOnlySpan<T> k);

    void Backward(
        SubsetTape<T> tape,
        scoped in ReadOnlyTensorSpan<T> gradSubset,
        scoped in ReadOnlyTensorSpan<T> gradPairs,
        scoped in TensorSpan<T> gradLogits,
        scoped in TensorSpan<T> gradPairLogits);

    DeviceTape Forward(
        DeviceTensor logits, DeviceTensor pairLogits, DeviceTensor subset, DeviceTensor pairSubset, DeviceLimits limits, DeviceTensor k,
        CudaStream stream);

    void Backward(
        DeviceTape tape, DeviceTensor gradSubset, DeviceTensor gradPairs, DeviceTensor gradLogits, DeviceTensor gradPairLogits, CudaStream stream);
}
