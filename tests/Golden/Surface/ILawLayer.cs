using System.Numerics;
using System.Numerics.Tensors;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Surface;

/// <summary>What a layer says of its law, on the processor and in device memory.</summary>
public interface ILawLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    int K { get; set; }

    void LogPartition(scoped in ReadOnlyTensorSpan<T> logits, scoped Span<T> logPartition);

    void LogPartitionVjp(scoped in ReadOnlyTensorSpan<T> logits, scoped ReadOnlySpan<T> gradLogPartition, scoped in TensorSpan<T> gradLogits);

    void Entropy(scoped in ReadOnlyTensorSpan<T> logits, scoped Span<T> entropy);

    void EntropyVjp(scoped in ReadOnlyTensorSpan<T> logits, scoped ReadOnlySpan<T> gradEntropy, scoped in TensorSpan<T> gradLogits);

    void KlToUniform(scoped in ReadOnlyTensorSpan<T> logits, scoped Span<T> klToUniform);

    void KlToUniformVjp(scoped in ReadOnlyTensorSpan<T> logits, scoped ReadOnlySpan<T> gradKlToUniform, scoped in TensorSpan<T> gradLogits);

    void Kl(scoped in ReadOnlyTensorSpan<T> logits, scoped in ReadOnlyTensorSpan<T> otherLogits, scoped Span<T> kl);

    void KlVjp(
        scoped in ReadOnlyTensorSpan<T> logits,
        scoped in ReadOnlyTensorSpan<T> otherLogits,
        scoped ReadOnlySpan<T> gradKl,
        scoped in TensorSpan<T> gradLogits,
        scoped in TensorSpan<T> gradOtherLogits);

    void LogProbability(
        scoped in ReadOnlyTensorSpan<T> logits, scoped in ReadOnlyTensorSpan<T> subset, scoped Span<T> logProbability);

    void LogProbabilityVjp(
        scoped in ReadOnlyTensorSpan<T> logits,
        scoped in ReadOnlyTensorSpan<T> subset,
        scoped ReadOnlySpan<T> gradLogProbability,
        scoped in TensorSpan<T> gradLogits);

    void LogPartition(DeviceTensor logits, DeviceTensor logPartition, CudaStream stream);

    void LogPartitionVjp(DeviceTensor logits, DeviceTensor gradLogPartition, DeviceTensor gradLogits, CudaStream stream);

    void Entropy(DeviceTensor logits, DeviceTensor entropy, CudaStream stream);

    void EntropyVjp(DeviceTensor logits, DeviceTensor gradEntropy, DeviceTensor gradLogits, CudaStream stream);

    void KlToUniform(DeviceTensor logits, DeviceTensor klToUniform, CudaStream stream);

    void KlToUniformVjp(DeviceTensor logits, DeviceTensor gradKlToUniform, DeviceTensor gradLogits, CudaStream stream);

    void Kl(DeviceTensor logits, DeviceTensor otherLogits, DeviceTensor kl, CudaStream stream);

    void KlVjp(
        DeviceTensor logits, DeviceTensor otherLogits, DeviceTensor gradKl, DeviceTensor gradLogits, DeviceTensor gradOtherLogits,
        CudaStream stream);

    void LogProbability(DeviceTensor logits, DeviceTensor subset, DeviceTensor logProbability, CudaStream stream);

    void LogProbabilityVjp(
        DeviceTensor logits, DeviceTensor subset, DeviceTensor gradLogProbability, DeviceTensor gradLogits, CudaStream stream);
}
