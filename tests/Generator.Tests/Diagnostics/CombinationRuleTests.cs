using Xunit;

namespace SubsetGen.Generator.Tests.Diagnostics;

/// <summary>The rules about arguments that do not go together.</summary>
public class CombinationRuleTests
{
    [Theory]
    [InlineData("SuccessiveSoftmax", "2.5")]
    [InlineData("SuccessiveSoftmax", "0.5")]
    [InlineData("Marginals", "2.5")]
    [InlineData("Marginals", "0.999999999")]
    public void A_method_that_counts_items_needs_a_whole_k(string method, string k) => Broken(
        $"{{|SUBSET015:{k}|}}, SubsetMethod.{method}", $"k of 'Words' is {k},", method, "SigmoidTopK");

    [Theory]
    [InlineData("2.5, SubsetMethod.SigmoidTopK")]
    [InlineData("0.5, SubsetMethod.SigmoidTopK")]
    [InlineData("2.0, SubsetMethod.Marginals")]
    [InlineData("2, SubsetMethod.SuccessiveSoftmax")]
    public void A_whole_k_goes_with_all_and_a_fraction_with_a_separable_method(string arguments) => Fine(arguments);

    [Theory]
    [InlineData("2.5")]
    [InlineData("0.5")]
    public void A_hard_sample_needs_a_whole_k(string k) => Broken(
        $"{{|SUBSET016:{k}|}}, SubsetMethod.SigmoidTopK, Sample = SubsetSample.TopK",
        $"is {k},", "Sample = TopK", "Sample = Relaxed, Pareto");

    [Fact]
    public void A_whole_k_goes_with_a_hard_sample() => Fine("3, SubsetMethod.SigmoidTopK, Sample = SubsetSample.TopK");

    [Fact]
    public void One_reason_is_given_for_a_fraction_with_a_method_that_takes_none() =>
        Broken("{|SUBSET015:2.5|}, SubsetMethod.Marginals, Sample = SubsetSample.Exact");

    [Theory]
    [InlineData("SigmoidTopK")]
    [InlineData("SuccessiveSoftmax")]
    public void An_exact_sample_needs_a_distribution(string method) => Broken(
        $"3, SubsetMethod.{method}, {{|SUBSET019:Sample = SubsetSample.Exact|}}",
        "Sample = Exact", $"{method} has none", "it goes: Marginals", "Sample = Relaxed");

    [Theory]
    [InlineData("Pareto")]
    [InlineData("Systematic")]
    public void A_design_needs_probabilities(string design) => Broken(
        $"3, SubsetMethod.SuccessiveSoftmax, {{|SUBSET019:Sample = SubsetSample.{design}|}}",
        $"Sample = {design}", "values of SuccessiveSoftmax may exceed 1", "SigmoidTopK", "Marginals", "Sample = Relaxed or TopK");

    [Theory]
    [InlineData("3, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Pareto")]
    [InlineData("2.5, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Systematic")]
    [InlineData("3, SubsetMethod.Marginals, Sample = SubsetSample.Pareto")]
    public void A_design_goes_with_a_subset_of_probabilities_and_any_k(string arguments) => Fine(arguments);

    [Fact]
    public void A_design_takes_no_noise() => Broken(
        "3, SubsetMethod.SigmoidTopK, {|SUBSET020:Noise = SubsetNoise.Gumbel|}, Sample = SubsetSample.Pareto",
        "Noise = Gumbel", "Sample = Pareto with Noise = None", "Sample = Relaxed or TopK");

    [Theory]
    [InlineData("3, SubsetMethod.Marginals, Sample = SubsetSample.Exact")]
    [InlineData("3, SubsetMethod.Marginals, Sample = SubsetSample.TopK")]
    [InlineData("3, SubsetMethod.SuccessiveSoftmax, Sample = SubsetSample.TopK, Gradient = SubsetGradient.Relaxed")]
    public void Other_hard_samples_are_fine(string arguments) => Fine(arguments);

    [Fact]
    public void A_sample_that_draws_takes_no_noise() => Broken(
        "3, SubsetMethod.Marginals, {|SUBSET020:Noise = SubsetNoise.Gumbel|}, Sample = SubsetSample.Exact",
        "Noise = Gumbel", "Sample = Exact with Noise = None", "Sample = Relaxed or TopK");

    [Fact]
    public void Noise_whose_law_depends_on_k_needs_a_known_one() => Broken(
        "SubsetMethod.SigmoidTopK, {|SUBSET030:Noise = SubsetNoise.SumOfGamma|}",
        "depends on k", "give the layer a k", "Noise = Gumbel, Logistic or Gaussian");

    [Theory]
    [InlineData("SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Logistic")]
    [InlineData("3, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.SumOfGamma, AdjustableK = true")]
    [InlineData("2.5, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.SumOfGamma")]
    public void Other_noise_and_other_ks_are_fine(string arguments) => Fine(arguments);

    [Theory]
    [InlineData("3, SubsetMethod.Marginals, Noise = SubsetNoise.None, Sample = SubsetSample.Exact")]
    [InlineData("3, SubsetMethod.Marginals, Noise = SubsetNoise.Gumbel, Sample = SubsetSample.TopK")]
    [InlineData("3, SubsetMethod.Marginals, Noise = SubsetNoise.Gumbel")]
    public void One_source_of_randomness_is_fine(string arguments) => Fine(arguments);

    [Theory]
    [InlineData("SigmoidTopK")]
    [InlineData("Marginals")]
    public void Steps_need_a_method_that_has_them(string method) => Broken(
        $"3, SubsetMethod.{method}, {{|SUBSET021:Steps = true|}}", $"{method} is not a sum", "SuccessiveSoftmax");

    [Fact]
    public void Steps_are_those_of_the_relaxed_subset() => Broken(
        "3, SubsetMethod.SuccessiveSoftmax, Sample = SubsetSample.TopK, {|SUBSET022:Steps = true|}",
        "Sample = TopK", "Sample = Relaxed");

    [Theory]
    [InlineData("SigmoidTopK")]
    [InlineData("SuccessiveSoftmax")]
    public void A_relaxation_has_no_law_to_describe(string method) => Broken(
        $"3, SubsetMethod.{method}, {{|SUBSET039:Distribution = true|}}", $"{method} is a relaxation", "Marginals");

    [Fact]
    public void What_runs_on_the_processor_is_not_for_CUDA_alone() => Broken(
        "3, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Gumbel, Sample = SubsetSample.TopK, Gradient = SubsetGradient.ImplicitMle, "
        + "AdaptiveLambda = true, {|SUBSET040:Targets = SubsetTargets.Cuda|}",
        "AdaptiveLambda runs on the processor", "a fixed Lambda");

    [Theory]
    [InlineData("3, SubsetMethod.SigmoidTopK, Targets = SubsetTargets.Cuda")]
    [InlineData("3, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Targets = SubsetTargets.Cpu | SubsetTargets.Cuda")]
    [InlineData("3, SubsetMethod.SigmoidTopK, Noise = SubsetNoise.Gumbel, Sample = SubsetSample.TopK, Gradient = SubsetGradient.ImplicitMle, AdaptiveLambda = true")]
    public void Other_targets_are_fine(string arguments) => Fine(arguments);

    [Theory]
    [InlineData("3, SubsetMethod.Marginals, Distribution = true")]
    [InlineData("3, SubsetMethod.SuccessiveSoftmax, Steps = true")]
    [InlineData("3, SubsetMethod.SuccessiveSoftmax, Steps = true, Noise = SubsetNoise.Gumbel, AdjustableTemperature = true")]
    [InlineData("3, SubsetMethod.SigmoidTopK, Steps = false")]
    [InlineData("3, SubsetMethod.SigmoidTopK, Gradient = SubsetGradient.Relaxed")]
    public void Other_combinations_are_fine(string arguments) => Fine(arguments);

    private static void Broken(string arguments, params string[] pieces) =>
        RuleCheck.Broken(RuleCheck.Words(arguments), pieces);

    private static void Fine(string arguments) =>
        RuleCheck.Fine(RuleCheck.Words(arguments));
}
