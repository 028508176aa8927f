using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SubsetGen.TorchSharpVae.Model;

/// <summary>
/// SIMPLE (Ahmed et al. 2023): a subset drawn from the law over k-subsets goes forward, the derivative of its marginals goes back.
/// The law's own functions come with it, and serve the other estimators as well.
/// </summary>
[KSubsetLayer(SubsetVae.Chosen, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Distribution = true)]
internal sealed partial class SimpleSelector : Module<Tensor, Tensor>;

/// <summary>Relaxed subset sampling (Xie and Ermon 2019): a relaxed subset of the logits with Gumbel noise, differentiated as it is.</summary>
[KSubsetLayer(
    SubsetVae.Chosen, SubsetMethod.SuccessiveSoftmax, Noise = SubsetNoise.Gumbel, Temperature = Estimator.Temperature)]
internal sealed partial class SoftSubSelector : Module<Tensor, Tensor>;

/// <summary>
/// The k largest of the logits with Gumbel noise go forward; the derivative of a sigmoid that sums to k at the same noise goes back
/// ("Differentiable top-k: from one-hot to k-hot" 2025).
/// </summary>
[KSubsetLayer(
    SubsetVae.Chosen, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Gumbel, Sample = SubsetSample.TopK,
    Temperature = Estimator.Temperature)]
internal sealed partial class GumbelTopKSelector : Module<Tensor, Tensor>;
