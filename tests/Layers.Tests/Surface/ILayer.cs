using System.Numerics;
using System.Numerics.Tensors;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Layers.Tests.Surface;

/// <summary>
/// What every layer offers. An annotated class that names this interface implements it with nothing but emitted members, so
/// that the surface is checked by the compiler.
/// </summary>
public interface ILayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    SubsetTape<T> Forward(scoped in ReadOnlyTensorSpan<T> logits, scoped in TensorSpan<T> subset);

    SubsetTape<T> Forward(
        scoped in ReadOnlyTensorSpan<T> logits, scoped in TensorSpan<T> subset, scoped in ReadOnlyTensorSpan<bool> mask);

    SubsetTape<T> Forward(scoped in ReadOnlyTensorSpan<T> logits, scoped in TensorSpan<T> subset, ReadOnlySpan<int> lengths);

    void Infer(scoped in ReadOnlyTensorSpan<T> logits, scoped in TensorSpan<T> subset);

    void Infer(scoped in ReadOnlyTensorSpan<T> logits, scoped in TensorSpan<T> subset, scoped in ReadOnlyTensorSpan<bool> mask);

    void Infer(scoped in ReadOnlyTensorSpan<T> logits, scoped in TensorSpan<T> subset, ReadOnlySpan<int> lengths);

    void Backward(SubsetTape<T> tape, scoped in ReadOnlyTensorSpan<T> gradSubset, scoped in TensorSpan<T> gradLogits);
}
