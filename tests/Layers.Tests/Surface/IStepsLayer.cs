using System.Numerics;
using System.Numerics.Tensors;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Layers.Tests.Surface;

/// <summary>A layer that also hands out its k steps.</summary>
public interface IStepsLayer<T> : ILayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    SubsetTape<T> ForwardSteps(scoped in ReadOnlyTensorSpan<T> logits, scoped in TensorSpan<T> steps);

    void BackwardSteps(SubsetTape<T> tape, scoped in ReadOnlyTensorSpan<T> gradSteps, scoped in TensorSpan<T> gradLogits);
}
