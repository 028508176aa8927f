using SubsetGen.Generator.Tests.Harness;
using Xunit;

namespace SubsetGen.Generator.Tests.Diagnostics;

/// <summary>The rules about layers that are TorchSharp modules, and about what only those may have.</summary>
public class ModuleRuleTests
{
    private const string Plain = "3, SubsetMethod.SigmoidTopK";
    private const string Pairs = "3, SubsetMethod.CorrelatedMarginals";

    [Theory]
    [InlineData(Plain, "nn.Module<Tensor, Tensor>")]
    [InlineData(Plain, "nn.Module<Tensor, Tensor, Tensor>")]
    [InlineData(Pairs, "nn.Module<Tensor, Tensor, (Tensor, Tensor)>")]
    [InlineData(Pairs, "nn.Module<Tensor, Tensor, (Tensor Chosen, Tensor Both)>")]
    [InlineData(Pairs, "nn.Module<Tensor, Tensor, Tensor, (Tensor, Tensor)>")]
    [InlineData("2.5, SubsetMethod.SigmoidTopK, LearnableK = true, LearnableTemperature = true", "nn.Module<Tensor, Tensor>")]
    [InlineData("3, SubsetMethod.SuccessiveSoftmax, LearnableTemperature = true", "nn.Module<Tensor, Tensor>")]
    [InlineData("3, SubsetMethod.Marginals, LearnableTemperature = true, Noise = SubsetNoise.Gumbel", "nn.Module<Tensor, Tensor>")]
    public void A_layer_may_be_a_module_of_the_tensors_it_takes_and_gives(string arguments, string parent) =>
        RuleCheck.Fine(Source(arguments, $"Words : {parent}"), references: TorchStubs.All);

    [Fact]
    public void A_layer_may_derive_from_a_module_of_the_users_own() => RuleCheck.Fine(
        Source(Plain, "Words() : Named(\"words\")") + "public abstract class Named(string name) : nn.Module<Tensor, Tensor>(name);", references: TorchStubs.All);

    [Theory]
    [InlineData(Plain, "nn.Module<int, Tensor>", "derives from Module<int, Tensor>", "Module<Tensor, Tensor>")]
    [InlineData(Plain, "nn.Module<Tensor, (Tensor, Tensor)>", "Module<Tensor, Tensor, Tensor>, of logits and a mask or lengths")]
    [InlineData(Plain, "nn.Module<Tensor, Tensor, Tensor, Tensor>", "Module<Tensor, Tensor>")]
    [InlineData(Pairs, "nn.Module<Tensor, Tensor>", "of logits and pair logits")]
    public void A_module_of_other_tensors_is_no_layer(string arguments, string parent, params string[] pieces) =>
        Broken(arguments, $"{{|SUBSET042:Words|}} : {parent}", pieces);

    [Theory]
    [InlineData(Plain + ", {|SUBSET043:Precision = SubsetPrecision.Double|}", "precision of its tensors")]
    [InlineData(
        "3, SubsetMethod.Marginals, Sample = SubsetSample.Exact, {|SUBSET043:Gradient = SubsetGradient.ScoreFunction|}", "autograd brings a gradient", "LogProbability")]
    [InlineData("3, SubsetMethod.Marginals, {|SUBSET044:LearnableK = true|}", "k has a gradient only where it may be fractional")]
    [InlineData("SubsetMethod.SigmoidTopK, {|SUBSET044:LearnableK = true|}", "states no k to begin with")]
    public void What_a_module_cannot_have_is_said_where_it_is_written(string arguments, params string[] pieces) =>
        Broken(arguments, "Words : nn.Module<Tensor, Tensor>", pieces);

    [Theory]
    [InlineData("LearnableK")]
    [InlineData("LearnableTemperature")]
    public void Only_a_module_has_parameters(string setting) =>
        Broken($"{Plain}, {{|SUBSET044:{setting} = true|}}", "Words", setting, "derives from TorchSharp's nn.Module");

    [Fact]
    public void A_module_needs_the_package_that_knows_TorchSharp() => RuleCheck.Broken(
        Source(Plain, "{|SUBSET041:Words|} : nn.Module<Tensor, Tensor>"), ["package SubsetGen.TorchSharp"], GeneratorHarness.Language, TorchStubs.WithoutRuntime);

    [Fact]
    public void A_member_with_the_name_of_a_function_of_tensors_is_a_clash() => RuleCheck.Broken(
        $$"""
        using SubsetGen;
        using static TorchSharp.torch;

        [KSubsetLayer(3, SubsetMethod.Marginals, Distribution = true)]
        public sealed partial class Words : nn.Module<Tensor, Tensor>
        {
            public int {|SUBSET006:Entropy|};
        }
        """, ["'Entropy'"], GeneratorHarness.Language, TorchStubs.All);

    private static void Broken(string arguments, string declaration, params string[] pieces) =>
        RuleCheck.Broken(Source(arguments, declaration), pieces, GeneratorHarness.Language, TorchStubs.All);

    private static string Source(string arguments, string declaration) =>
        $"using SubsetGen;\nusing static TorchSharp.torch;\n\n[KSubsetLayer({arguments})]\npublic sealed partial class {declaration};\n";
}
