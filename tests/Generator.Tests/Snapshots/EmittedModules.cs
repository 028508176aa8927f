using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Tests.Harness;
using Xunit;

namespace SubsetGen.Generator.Tests.Snapshots;

/// <summary>What is emitted for layers over TorchSharp's tensors: of each file the members; and that all of it compiles without a warning.</summary>
public class EmittedModules
{
    [Fact]
    public void A_module() => Verify(
        "[KSubsetLayer(10, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Gumbel, Temperature = 0.5)]", "nn.Module<Tensor, Tensor>");

    [Fact]
    public void A_module_with_a_mask_and_parameters() => Verify(
        "[KSubsetLayer(7.5, SubsetMethod.SigmoidTopK, LearnableK = true, LearnableTemperature = true)]", "nn.Module<Tensor, Tensor, Tensor>");

    [Fact]
    public void A_module_of_pairs() => Verify(
        "[KSubsetLayer(10, SubsetMethod.CorrelatedMarginals, Sample = SubsetSample.Exact, Samples = 4)]", "nn.Module<Tensor, Tensor, (Tensor, Tensor)>");

    [Fact]
    public void A_module_with_its_law() => Verify(
        "[KSubsetLayer(10, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Distribution = true)]", "nn.Module<Tensor, Tensor>");

    [Fact]
    public void A_function() => Verify("[KSubsetLayer(10, SubsetMethod.SigmoidTopK, AdjustableK = true)]", null);

    [Theory]
    [InlineData("(5, SubsetMethod.SuccessiveSoftmax, Steps = true, Noise = SubsetNoise.Gumbel, AdjustableTemperature = true)")]
    [InlineData("(5, SubsetMethod.SuccessiveSoftmax, LearnableTemperature = true)")]
    [InlineData("(5, SubsetMethod.SuccessiveSoftmax, Sample = SubsetSample.TopK, Gradient = SubsetGradient.ImplicitMle, LearnableTemperature = true)")]
    [InlineData("(5, SubsetMethod.Marginals, AdjustableK = true, Distribution = true, LearnableTemperature = true)")]
    [InlineData("(5, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Samples = 3, N = 20)")]
    [InlineData("(0.3, SubsetMethod.LaplaceTopK)")]
    [InlineData("(SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Logistic)")]
    [InlineData("(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.TopK)")]
    [InlineData("(5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Pareto, Gradient = SubsetGradient.SecondOrder, GradientTemperature = 2)")]
    [InlineData("(5, SubsetMethod.Marginals, Noise = SubsetNoise.SumOfGamma, Sample = SubsetSample.TopK, Gradient = SubsetGradient.ImplicitMle, AdaptiveLambda = true)")]
    [InlineData("(5, SubsetMethod.SigmoidTopK, Targets = SubsetTargets.Cpu)")]
    [InlineData("(5, SubsetMethod.NeuralSort, Targets = SubsetTargets.Cuda)")]
    public void Every_composition_compiles_as_a_module_and_as_a_function(string arguments)
    {
        Compile($"[KSubsetLayer{arguments}]", "nn.Module<Tensor, Tensor>");
        Compile($"[KSubsetLayer{arguments.Replace("LearnableTemperature", "AdjustableTemperature")}]", null);
    }

    [Fact]
    public void A_module_may_have_a_constructor_of_its_own() => RequireClean(GeneratorHarness.Run("""
        using SubsetGen;
        using static TorchSharp.torch;

        [KSubsetLayer(10, SubsetMethod.SigmoidTopK)]
        public sealed partial class Selector : nn.Module<Tensor, Tensor>
        {
            public Selector(string name) : base(name) => RegisterComponents();
        }
        """, references: TorchStubs.All));

    [Fact]
    public void A_project_may_have_aliases_of_its_own_for_tensors_and_parameters() => RequireClean(GeneratorHarness.Run("""
        global using Parameter = TorchSharp.Modules.Parameter;
        global using Tensor = TorchSharp.torch.Tensor;
        using SubsetGen;
        using static TorchSharp.torch;

        [KSubsetLayer(10, SubsetMethod.SigmoidTopK, LearnableK = true)]
        public sealed partial class Selector : nn.Module<Tensor, Tensor>;
        """, references: TorchStubs.All));

    [Fact]
    public void Without_TorchSharp_nothing_of_it_is_emitted() =>
        Assert.DoesNotContain("Torch", GeneratorHarness.Run(Source("[KSubsetLayer(10, SubsetMethod.SigmoidTopK)]", null).Replace("using static TorchSharp.torch;", string.Empty)).EmittedText);

    private static void Verify(string layer, string? parent, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        var run = Compile(layer, parent);
        SnapshotVerifier.Verify(string.Join("\n", run.Emitted.Select(file => Members(file.Key, file.Value))), typeof(EmittedModules), method);
    }

    /// <summary>A file up to its kernels, which are those of other snapshots.</summary>
    private static string Members(string name, string text) => $"// {name}\n{text[..text.IndexOf("\n/// <summary>What the runtime calls", StringComparison.Ordinal)]}";

    private static GeneratorRun Compile(string layer, string? parent)
    {
        var run = GeneratorHarness.Run(Source(layer, parent), references: TorchStubs.All);
        RequireClean(run);
        return run;
    }

    private static void RequireClean(GeneratorRun run)
    {
        Assert.Empty(run.Analyze());
        Assert.Empty(run.Output.WithOptions(run.Output.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Error))
            .GetDiagnostics().Where(d => d.Severity > DiagnosticSeverity.Hidden));
    }

    private static string Source(string layer, string? parent) => $"""
        using SubsetGen;
        using static TorchSharp.torch;

        namespace Words;

        /// <summary>Chooses.</summary>
        {layer}
        public sealed partial class Selector{(parent is null ? string.Empty : " : " + parent)};
        """;
}
