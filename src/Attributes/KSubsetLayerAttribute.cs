using System;

namespace SubsetGen;

/// <summary>
/// Makes a partial class a k-subset layer: a differentiable choice of <c>k</c> of <c>n</c> items. The generator writes the
/// rest of the class: <c>Forward</c>, <c>Backward</c> and <c>Infer</c> over tensors <c>[..., n]</c>, where each row of
/// <c>n</c> logits becomes a row of <c>n</c> subset values that sum to <c>k</c>.
/// </summary>
/// <remarks>
/// The axes <see cref="Method"/>, <see cref="Noise"/>, <see cref="Sample"/> and <see cref="Gradient"/> compose; a
/// combination that means nothing is a compile-time error that names the alternative.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KSubsetLayerAttribute : Attribute
{
    /// <summary>States the subset size and the method.</summary>
    /// <param name="k">
    /// The subset size: a whole number, at least 1 and at most <see cref="N"/> where that is given. With a relaxed sample, the
    /// separable relaxations (<see cref="SubsetMethod.SigmoidTopK"/>) also take a fractional k, anything above 0.
    /// </param>
    /// <param name="method">The relaxation or distribution, and so the gradient.</param>
    public KSubsetLayerAttribute(double k, SubsetMethod method)
    {
        K = k;
        Method = method;
    }

    /// <summary>The subset size.</summary>
    public double K { get; }

    /// <summary>Which relaxed subset stands behind the layer, and so which gradient.</summary>
    public SubsetMethod Method { get; }

    /// <summary>The row length, when every row has the same; 0, the default, accepts any.</summary>
    public int N { get; set; }

    /// <summary>What is added to the logits before anything else; default none.</summary>
    public SubsetNoise Noise { get; set; }

    /// <summary>What leaves the layer: the relaxed subset (default) or a hard one.</summary>
    public SubsetSample Sample { get; set; }

    /// <summary>What stands in for the derivative of a hard sample; default the relaxed subset's.</summary>
    public SubsetGradient Gradient { get; set; }

    /// <summary>
    /// The temperature, in the unit of the logits; positive and finite, default 1. It is a constant of the emitted code
    /// unless <see cref="AdjustableTemperature"/> is set.
    /// </summary>
    public double Temperature { get; set; } = 1;

    /// <summary>
    /// Emits a <c>Temperature</c> property that can be set between calls, for annealing. <see cref="Temperature"/> is then
    /// its initial value. Costs a little: a constant temperature lets the compiler fold powers and products.
    /// </summary>
    public bool AdjustableTemperature { get; set; }

    /// <summary>The element type of logits and subsets; default single.</summary>
    public SubsetPrecision Precision { get; set; }

    /// <summary>
    /// Also emits <c>ForwardSteps</c> and <c>BackwardSteps</c>, which hand out the k steps <c>[..., k, n]</c> whose sum is
    /// the subset. Only for <see cref="SubsetMethod.SuccessiveSoftmax"/>.
    /// </summary>
    public bool Steps { get; set; }
}
