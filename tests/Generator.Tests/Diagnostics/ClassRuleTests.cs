using Microsoft.CodeAnalysis.CSharp;
using SubsetGen.Generator.Tests.Harness;
using Xunit;

namespace SubsetGen.Generator.Tests.Diagnostics;

/// <summary>The rules about the class that carries the attribute.</summary>
public class ClassRuleTests
{
    private const string Layer = "[KSubsetLayer(3, SubsetMethod.SigmoidTopK)]";

    [Fact]
    public void A_class_must_be_partial() => RuleCheck.Broken(
        RuleCheck.File($"{Layer} public sealed class {{|SUBSET001:Words|}};"), "'Words'", "partial");

    [Theory]
    [InlineData("public sealed partial class Words;")]
    [InlineData("internal partial class Words { }")]
    [InlineData("public abstract partial class Words;")]
    [InlineData("public sealed partial record Words;")]
    [InlineData("public sealed partial record class Words(int Size);")]
    [InlineData("public sealed partial class @event;")]
    public void Other_partial_classes_are_layers(string declaration) =>
        RuleCheck.Fine(RuleCheck.File($"{Layer} {declaration}"));

    [Fact]
    public void A_class_may_have_the_global_namespace() =>
        RuleCheck.Fine($"using SubsetGen; {Layer} public sealed partial class Words;");

    [Fact]
    public void A_namespace_may_be_a_keyword() =>
        RuleCheck.Fine($"using SubsetGen; namespace @class.@int; {Layer} public sealed partial class Words;");

    [Fact]
    public void A_derived_class_of_an_abstract_layer_can_be_used() => RuleCheck.Fine(RuleCheck.File($$"""
        {{Layer}} public abstract partial class Words;

        public sealed class Chosen : Words
        {
            public void Choose(float[] logits, float[] subset) => Infer(logits, subset);
        }
        """));

    [Fact]
    public void Every_container_must_be_partial() => RuleCheck.Broken(
        RuleCheck.File($$"""
            public class {|SUBSET002:Outer|}
            {
                public partial class Middle
                {
                    public static class {|SUBSET002:Inner|}
                    {
                        {{Layer}} public sealed partial class Words;
                    }
                }
            }
            """),
        "'Words'", "partial");

    [Theory]
    [InlineData("partial class")]
    [InlineData("static partial class")]
    [InlineData("partial struct")]
    [InlineData("ref partial struct")]
    [InlineData("readonly partial struct")]
    [InlineData("partial record")]
    [InlineData("partial record struct")]
    [InlineData("partial interface")]
    public void Partial_containers_of_every_kind_are_fine(string kind) => RuleCheck.Fine(RuleCheck.File($$"""
        public {{kind}} Outer
        {
            {{Layer}} public sealed partial class Words;
        }
        """));

    [Theory]
    [InlineData("{0} public sealed partial class {{|SUBSET003:Words|}}<T>;")]
    [InlineData("public partial class Outer<T> {{ {0} public sealed partial class {{|SUBSET003:Words|}}; }}")]
    public void Neither_the_class_nor_a_container_may_be_generic(string declaration) =>
        RuleCheck.Broken(RuleCheck.File(string.Format(declaration, Layer)), "'Words'", "Precision");

    [Fact]
    public void A_generic_base_class_is_fine() => RuleCheck.Fine(RuleCheck.File(
        $"public abstract class Base<T>; {Layer} public sealed partial class Words : Base<int>;"));

    [Fact]
    public void A_static_class_is_no_layer() => RuleCheck.Broken(
        RuleCheck.File($"{Layer} public static partial class {{|SUBSET004:Words|}};"), "'Words'", "Apply", "Vjp");

    [Theory]
    [InlineData("{0} file sealed partial class {{|SUBSET005:Words|}};")]
    [InlineData("file partial class Outer {{ {0} public sealed partial class {{|SUBSET005:Words|}}; }}")]
    public void A_file_local_class_is_no_layer(string declaration) =>
        RuleCheck.Broken(RuleCheck.File(string.Format(declaration, Layer)), "'Words'", "file");

    [Theory]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    [InlineData(LanguageVersion.CSharp12, "12.0")]
    public void C_sharp_12_is_too_old(LanguageVersion language, string shown) => RuleCheck.Broken(
        RuleCheck.File($"{Layer} public sealed partial class {{|SUBSET007:Words|}} {{ }}"),
        ["'Words'", $"C# {shown}", "C# 13"], language, null);

    [Theory]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.LatestMajor)]
    [InlineData(LanguageVersion.Default)]
    [InlineData(LanguageVersion.Preview)]
    public void C_sharp_13_and_every_name_for_something_newer_will_do(LanguageVersion language) =>
        RuleCheck.Fine(RuleCheck.File($"{Layer} public sealed partial class Words;"), language);

    [Fact]
    public void The_runtime_library_must_be_there() => RuleCheck.Broken(
        RuleCheck.File($"{Layer} public sealed partial class {{|SUBSET008:Words|}};"),
        ["'Words'", "SubsetGen.Runtime"], GeneratorHarness.Language, References.WithoutRuntime);

    [Fact]
    public void All_that_is_wrong_is_said_at_once() => RuleCheck.Broken(RuleCheck.File(
        "[KSubsetLayer({|SUBSET012:0|}, SubsetMethod.SigmoidTopK, Temperature = -1)] public sealed class {|SUBSET001:Words|};"
            .Replace("Temperature = -1", "{|SUBSET018:Temperature = -1|}")));

    [Fact]
    public void A_second_part_may_carry_the_attribute() => RuleCheck.Broken(RuleCheck.File("""
        public partial class Words;
        [KSubsetLayer(-2, SubsetMethod.SigmoidTopK)] public partial class Words;
        """.Replace("-2", "{|SUBSET012:-2|}")));
}
