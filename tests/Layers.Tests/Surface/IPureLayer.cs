using System.Numerics;
using System.Numerics.Tensors;

namespace SubsetGen.Layers.Tests.Surface;

/// <summary>A layer without state: also reachable without an instance.</summary>
public interface IPureLayer<T> : ILayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static abstract void Apply(scoped in ReadOnlyTensorSpan<T> logits, scoped in TensorSpan<T> subset);

    static abstract void Apply(
        scoped in ReadOnlyTensorSpan<T> logits, scoped in TensorSpan<T> subset, scoped in ReadOnlyTensorSpan<bool> mask);

    static abstract void Apply(scoped in ReadOnlyTensorSpan<T> logits, scoped in TensorSpan<T> subset, ReadOnlySpan<int> lengths);

    static abstract void Vjp(
        scoped in ReadOnlyTensorSpan<T> logits, scoped in ReadOnlyTensorSpan<T> gradSubset, scoped in TensorSpan<T> gradLogits);

    static abstract void Vjp(
        scoped in ReadOnlyTensorSpan<T> logits,
        scoped in ReadOnlyTensorSpan<T> gradSubset,
        scoped in TensorSpan<T> gradLogits,
        scoped in ReadOnlyTensorSpan<bool> mask);

    static abstract void Vjp(
        scoped in ReadOnlyTensorSpan<T> logits,
        scoped in ReadOnlyTensorSpan<T> gradSubset,
        scoped in TensorSpan<T> gradLogits,
        ReadOnlySpan<int> lengths);
}
