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

    /// <summary>
    /// States the method alone: the subset is r(x/t) itself, and its size is its sum, whatever that is. For the separable
    /// relaxations (<see cref="SubsetMethod.SigmoidTopK"/>); a penalty on the sum then learns the size.
    /// </summary>
    /// <param name="method">The relaxation, and so the gradient.</param>
    public KSubsetLayerAttribute(SubsetMethod method)
    {
        K = double.NaN;
        Method = method;
    }

    /// <summary>The subset size; NaN where it is implicit.</summary>
    public double K { get; }

    /// <summary>
    /// Emits a property <c>K</c> that can be set between calls, and overloads that take a k for each row. The k given to
    /// the attribute is its initial value. With the separable relaxations k may then be fractional, and has a gradient:
    /// an overload of <c>Backward</c> receives it.
    /// </summary>
    public bool AdjustableK { get; set; }

    /// <summary>Which relaxed subset stands behind the layer, and so which gradient.</summary>
    public SubsetMethod Method { get; }

    /// <summary>
    /// Where the layer runs; default everywhere it can. With <see cref="SubsetTargets.Cuda"/> members take tensors in device
    /// memory, too; a layer for CUDA alone refuses tensors in host memory when it is compiled.
    /// </summary>
    public SubsetTargets Targets { get; set; } = SubsetTargets.Both;

    /// <summary>The row length, when every row has the same; 0, the default, accepts any.</summary>
    public int N { get; set; }

    /// <summary>What is added to the logits before anything else; default none.</summary>
    public SubsetNoise Noise { get; set; }

    /// <summary>What leaves the layer: the relaxed subset (default) or a hard one.</summary>
    public SubsetSample Sample { get; set; }

    /// <summary>
    /// How many samples of each row are drawn; default 1. Several leave the layer as <c>[..., Samples, n]</c>: independent
    /// draws from what is computed once. For samplers that draw, with logits that are not perturbed.
    /// </summary>
    public int Samples { get; set; } = 1;

    /// <summary>What stands in for the derivative of a hard sample; default the relaxed subset's.</summary>
    public SubsetGradient Gradient { get; set; }

    /// <summary>
    /// The factor τ on the temperature with which <see cref="SubsetGradient.SecondOrder"/> softens the subset it mixes with
    /// the sample; positive and finite, default 1.
    /// </summary>
    public double GradientTemperature { get; set; } = 1;

    /// <summary>
    /// The step λ of <see cref="SubsetGradient.ImplicitMle"/>, in logits for a unit of gradient; positive and finite,
    /// default 1. With <see cref="AdaptiveLambda"/> the initial share.
    /// </summary>
    public double Lambda { get; set; } = 1;

    /// <summary>
    /// Makes the step of <see cref="SubsetGradient.ImplicitMle"/> a share of |logits| / |gradient| in each row, which every
    /// <c>Backward</c> moves by a thousandth so that about one item of a row gets a gradient.
    /// </summary>
    public bool AdaptiveLambda { get; set; }

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

    /// <summary>
    /// In a TorchSharp module, makes k a parameter of it, named <c>k</c>: saved, moved and trained with the others. The k given to
    /// the attribute is its initial value. Implies <see cref="AdjustableK"/>. Only where k may be fractional: for the separable
    /// relaxations. Evaluation chooses the nearest whole number of items.
    /// </summary>
    public bool LearnableK { get; set; }

    /// <summary>
    /// In a TorchSharp module, makes the logarithm of the temperature a parameter of it, named <c>log_temperature</c>, so that
    /// no step of an optimizer makes the temperature negative. <see cref="Temperature"/> is then the temperature at the start.
    /// Implies <see cref="AdjustableTemperature"/>.
    /// </summary>
    public bool LearnableTemperature { get; set; }

    /// <summary>
    /// For <see cref="SubsetMethod.Custom"/>, the name of the response r: a method <c>static double Name(double u)</c> of the class
    /// or of a class it derives from. It is translated, never called, so it is written in a part of C#: arithmetic, functions of
    /// <see cref="Math"/>, conditional expressions, locals, and calls of static methods written in the same way. r rises from 0
    /// to 1; its derivative is found by the compiler.
    /// </summary>
    public string? Response { get; set; }

    /// <summary>The element type of logits and subsets; default single.</summary>
    public SubsetPrecision Precision { get; set; }

    /// <summary>
    /// Also emits what can be said of the law over subsets whose marginals the method computes, each with its gradient:
    /// <c>LogPartition</c>, <c>Entropy</c>, <c>KlToUniform</c>, <c>Kl</c>, <c>LogProbability</c>; and
    /// <c>MostLikely</c>, <c>Draw</c>; and for items without pairs <c>ForwardWithEntropy</c>, which yields a subset and the
    /// entropy in one pass. Only for methods that have a law: <see cref="SubsetMethod.Marginals"/> and
    /// <see cref="SubsetMethod.CorrelatedMarginals"/>.
    /// </summary>
    public bool Distribution { get; set; }

    /// <summary>
    /// Also emits <c>ForwardSteps</c> and <c>BackwardSteps</c>, which hand out the k steps <c>[..., k, n]</c> whose sum is
    /// the subset. Only for <see cref="SubsetMethod.SuccessiveSoftmax"/>.
    /// </summary>
    public bool Steps { get; set; }
}
