namespace SubsetGen.Torch.Tests.Modules;

/// <summary>Noise and a hard choice in training.</summary>
[KSubsetLayer(3, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Gumbel, Temperature = 0.5)]
public sealed partial class NoisyModule : nn.Module<Tensor, Tensor>;

/// <summary>Several exact samples in training.</summary>
[KSubsetLayer(3, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Samples = 4)]
public sealed partial class SamplingModule : nn.Module<Tensor, Tensor>;

/// <summary>A law, at a temperature that is learnt.</summary>
[KSubsetLayer(3, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Distribution = true, LearnableTemperature = true)]
public sealed partial class LawModule : nn.Module<Tensor, Tensor>;

/// <summary>A law of pairs.</summary>
[KSubsetLayer(3, SubsetMethod.CorrelatedMarginals, Distribution = true)]
public sealed partial class PairLawModule : nn.Module<Tensor, Tensor, (Tensor, Tensor)>;

/// <summary>A k that is no whole number.</summary>
[KSubsetLayer(2.6, SubsetMethod.LaplaceTopK)]
public sealed partial class FractionalModule : nn.Module<Tensor, Tensor>;

/// <summary>No k.</summary>
[KSubsetLayer(SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Logistic)]
public sealed partial class ImplicitModule : nn.Module<Tensor, Tensor>;

/// <summary>The steps of a softmax, at a temperature that is set.</summary>
[KSubsetLayer(3, SubsetMethod.SuccessiveSoftmax, Steps = true, AdjustableTemperature = true)]
public sealed partial class StepsModule : nn.Module<Tensor, Tensor>;

/// <summary>Successive softmaxes that learn how soft they are.</summary>
[KSubsetLayer(3, SubsetMethod.SuccessiveSoftmax, LearnableTemperature = true)]
public sealed partial class SofteningModule : nn.Module<Tensor, Tensor>;

/// <summary>An implicit estimator whose step adapts.</summary>
[KSubsetLayer(3, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.SumOfGamma, Sample = SubsetSample.TopK, Gradient = SubsetGradient.ImplicitMle, AdaptiveLambda = true)]
public sealed partial class AdaptiveModule : nn.Module<Tensor, Tensor>;

/// <summary>A model with layers in it.</summary>
public sealed class Model : nn.Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Linear scores = nn.Linear(8, 8);
    private readonly LearningModule choose = new();

    public Model()
        : base(nameof(Model)) => RegisterComponents();

    public LearningModule Choose => choose;

    public override Tensor forward(Tensor x) => choose.call(scores.call(x));
}

/// <summary>A layer that learns how many items it chooses, and how softly.</summary>
[KSubsetLayer(2.5, SubsetMethod.SigmoidTopK, LearnableK = true, LearnableTemperature = true)]
public sealed partial class LearningModule : nn.Module<Tensor, Tensor>;
