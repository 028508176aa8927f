using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Torch;

/// <summary>What a kernel is to do.</summary>
/// <param name="Call">The call.</param>
/// <param name="Batch">The shape of its tensors.</param>
/// <param name="Type">The element type of the logits, and of all that is not a limit or a kept scalar.</param>
/// <param name="Limit">What the limits are.</param>
/// <param name="Lambda">What learns from the gradient.</param>
internal readonly record struct KernelJob(LayerCall Call, TensorBatch Batch, ScalarType Type, LimitKind Limit, AdaptiveLambda? Lambda)
{
    /// <summary>Where the tensors are; 0 for those that there are not.</summary>
    public OperandAddresses Addresses { get; init; }
}
