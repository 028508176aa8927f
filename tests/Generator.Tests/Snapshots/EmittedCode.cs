using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Tests.Harness;
using Xunit;

namespace SubsetGen.Generator.Tests.Snapshots;

/// <summary>The whole text that is emitted for one layer of each kind. Every one also compiles without a warning.</summary>
public class EmittedCode
{
    [Fact]
    public void SuccessiveSoftmax() => Verify("[KSubsetLayer(10, SubsetMethod.SuccessiveSoftmax)]");

    [Fact]
    public void SuccessiveSoftmax_with_a_temperature_that_is_no_unit_fraction() =>
        Verify("[KSubsetLayer(10, SubsetMethod.SuccessiveSoftmax, Temperature = 0.3)]");

    [Fact]
    public void SuccessiveSoftmax_with_half_a_temperature_in_double_precision() =>
        Verify("[KSubsetLayer(10, SubsetMethod.SuccessiveSoftmax, Temperature = 0.5, Precision = SubsetPrecision.Double)]");

    [Fact]
    public void SuccessiveSoftmax_with_steps() => Verify("[KSubsetLayer(3, SubsetMethod.SuccessiveSoftmax, Steps = true)]");

    [Fact]
    public void SuccessiveSoftmax_with_noise_and_adjustable_temperature() => Verify(
        "[KSubsetLayer(10, SubsetMethod.SuccessiveSoftmax, Noise = SubsetNoise.Gumbel, Temperature = 0.1, AdjustableTemperature = true)]");

    [Fact]
    public void SigmoidTopK() => Verify("[KSubsetLayer(10, SubsetMethod.SigmoidTopK)]");

    [Fact]
    public void SigmoidTopK_in_double_precision() => Verify("[KSubsetLayer(10, SubsetMethod.SigmoidTopK, Precision = SubsetPrecision.Double)]");

    [Fact]
    public void SigmoidTopK_with_fractional_k() => Verify("[KSubsetLayer(2.5, SubsetMethod.SigmoidTopK, Temperature = 0.25)]");

    [Fact]
    public void SigmoidTopK_with_adjustable_temperature() =>
        Verify("[KSubsetLayer(10, SubsetMethod.SigmoidTopK, AdjustableTemperature = true)]");

    [Fact]
    public void SigmoidTopK_with_noise() => Verify("[KSubsetLayer(10, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Gumbel, Temperature = 0.5)]");

    [Fact]
    public void SigmoidTopK_with_noise_and_the_top_k_as_sample() =>
        Verify("[KSubsetLayer(10, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Gumbel, Sample = SubsetSample.TopK)]");

    [Fact]
    public void SigmoidTopK_with_rows_of_one_length() => Verify("[KSubsetLayer(10, SubsetMethod.SigmoidTopK, N = 784)]");

    [Fact]
    public void EuclideanTopK() => Verify("[KSubsetLayer(10, SubsetMethod.EuclideanTopK)]");

    [Fact]
    public void CategoricalEntropyTopK() => Verify("[KSubsetLayer(10, SubsetMethod.CategoricalEntropyTopK)]");

    [Fact]
    public void LaplaceTopK() => Verify("[KSubsetLayer(10, SubsetMethod.LaplaceTopK, Temperature = 0.5)]");

    [Fact]
    public void SoftTopK() => Verify("[KSubsetLayer(10, SubsetMethod.SoftTopK, Temperature = 0.1)]");

    [Fact]
    public void Custom_with_a_response_that_is_a_logistic_function() => Verify("""
        namespace Words;

        [KSubsetLayer(10, SubsetMethod.Custom, Response = nameof(Rise))]
        public sealed partial class Selector
        {
            private static double Rise(double u) => 1 / (1 + System.Math.Exp(-u));
        }
        """, wrapped: false);

    [Fact]
    public void Custom_with_thick_tails() => Verify("""
        namespace Words;

        [KSubsetLayer(10, SubsetMethod.Custom, Response = nameof(Rise), Precision = SubsetPrecision.Double)]
        public sealed partial class Selector
        {
            private static double Rise(double u) => 0.5 * (1 + u / System.Math.Sqrt(1 + u * u));
        }
        """, wrapped: false);

    [Fact]
    public void Marginals() => Verify("[KSubsetLayer(10, SubsetMethod.Marginals)]");

    [Fact]
    public void Marginals_with_an_exact_sample() => Verify("[KSubsetLayer(3, SubsetMethod.Marginals, Sample = SubsetSample.Exact)]");

    [Fact]
    public void Marginals_with_an_exact_sample_in_double_precision() =>
        Verify("[KSubsetLayer(3, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Precision = SubsetPrecision.Double, Temperature = 2)]");

    [Fact]
    public void CorrelatedMarginals() => Verify("[KSubsetLayer(10, SubsetMethod.CorrelatedMarginals)]");

    [Fact]
    public void CorrelatedMarginals_with_the_top_k_as_sample() =>
        Verify("[KSubsetLayer(3, SubsetMethod.CorrelatedMarginals, Sample = SubsetSample.TopK, Precision = SubsetPrecision.Double)]");

    [Fact]
    public void Marginals_with_the_distribution_itself() => Verify("[KSubsetLayer(3, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Distribution = true)]");

    [Fact]
    public void SigmoidTopK_with_a_sample_by_Pareto_design() =>
        Verify("[KSubsetLayer(10, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Pareto)]");

    [Fact]
    public void NeuralSort() => Verify("[KSubsetLayer(10, SubsetMethod.NeuralSort)]");

    [Fact]
    public void SigmoidTopK_with_adjustable_k() => Verify("[KSubsetLayer(10, SubsetMethod.SigmoidTopK, AdjustableK = true)]");

    [Fact]
    public void SigmoidTopK_with_implicit_k() => Verify("[KSubsetLayer(SubsetMethod.SigmoidTopK, Temperature = 0.5)]");

    [Fact]
    public void SuccessiveSoftmax_with_adjustable_k_and_steps() =>
        Verify("[KSubsetLayer(10, SubsetMethod.SuccessiveSoftmax, AdjustableK = true, Steps = true)]");

    [Fact]
    public void SigmoidTopK_with_a_second_order_gradient() => Verify(
        "[KSubsetLayer(10, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Pareto, Gradient = SubsetGradient.SecondOrder, GradientTemperature = 1.5)]");

    [Fact]
    public void SigmoidTopK_with_implicit_maximum_likelihood() => Verify("""
        [KSubsetLayer(10, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Gumbel, Sample = SubsetSample.TopK,
            Gradient = SubsetGradient.ImplicitMle, AdaptiveLambda = true, Lambda = 0.1)]
        """);

    [Fact]
    public void Marginals_with_the_score_function_of_one_sample() =>
        Verify("[KSubsetLayer(3, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Gradient = SubsetGradient.ScoreFunction)]");

    [Fact]
    public void Marginals_with_the_score_function_of_several_samples() =>
        Verify("[KSubsetLayer(3, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Samples = 8, Gradient = SubsetGradient.ScoreFunction)]");

    [Fact]
    public void SigmoidTopK_for_CUDA_alone() => Verify("[KSubsetLayer(10, SubsetMethod.SigmoidTopK, Targets = SubsetTargets.Cuda)]");

    [Fact]
    public void SigmoidTopK_for_the_processor_alone() => Verify("[KSubsetLayer(10, SubsetMethod.SigmoidTopK, Targets = SubsetTargets.Cpu)]");

    [Fact]
    public void A_layer_in_the_global_namespace() => Verify("""
        [KSubsetLayer(1, SubsetMethod.SigmoidTopK)]
        public partial class Selector;
        """, wrapped: false);

    [Fact]
    public void A_layer_inside_other_types() => Verify("""
        namespace Deep.Down;

        public static partial class Outer
        {
            internal partial record Middle
            {
                [KSubsetLayer(1, SubsetMethod.SigmoidTopK)]
                internal sealed partial class Selector;
            }
        }
        """, wrapped: false);

    private static void Verify(string layer, bool wrapped = true, [CallerMemberName] string method = "")
    {
        var source = wrapped ? $"namespace Words;\n\n{layer}\npublic sealed partial class Selector;" : layer;
        var run = GeneratorHarness.Run("using SubsetGen;\n\n" + Documented(source));

        var remarks = run.Output.WithOptions(run.Output.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Error).WithWarningLevel(9999))
            .GetDiagnostics().Where(d => d.Severity > DiagnosticSeverity.Hidden);
        Assert.Empty(remarks);
        SnapshotVerifier.Verify(run.EmittedText, typeof(EmittedCode), method);
    }

    /// <summary>The half that a user writes, with documentation: then what is missing is missing in the emitted half.</summary>
    private static string Documented(string source) => source
        .Replace("[KSubsetLayer", "/// <summary>Chooses.</summary>\n[KSubsetLayer")
        .Replace("public static partial class Outer", "/// <summary>Holds a layer.</summary>\npublic static partial class Outer");
}
