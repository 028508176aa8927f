using System.ComponentModel;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Torch;

/// <summary>The tensors of one call, and what else of it differs from call to call.</summary>
/// <param name="Logits">Shape [..., n].</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct TensorInputs(Tensor Logits)
{
    /// <summary>What the layer reads besides the logits: [..., n] or [..., n - 1] for the same rows.</summary>
    public Tensor? Second { get; init; }

    /// <summary>What it reads after that.</summary>
    public Tensor? Third { get; init; }

    /// <summary>What it reads last.</summary>
    public Tensor? Fourth { get; init; }

    /// <summary>
    /// Which items take part: a bool tensor that broadcasts to the logits is a mask, false excludes an item; an Int32 or Int64 tensor,
    /// one a row, has lengths: items from there on are excluded.
    /// </summary>
    public Tensor? Limits { get; init; }

    /// <summary>
    /// A k for each row: a tensor that broadcasts to the rows. Below 0 counts as 0, where its gradient is 0. Kernels that choose whole items
    /// take the nearest whole number, which has no gradient.
    /// </summary>
    public Tensor? K { get; init; }

    /// <summary>One number, the logarithm of what takes the place of the call's temperature. To read it, the call waits for its device.</summary>
    public Tensor? LogTemperature { get; init; }

    /// <summary>What learns from the gradients that come out, in layers that adapt their step.</summary>
    public AdaptiveLambda? Lambda { get; init; }

    /// <summary>How often the result is repeated before the items, where that is more than once: [..., r, n].</summary>
    public int Repeats { get; init; }
}
