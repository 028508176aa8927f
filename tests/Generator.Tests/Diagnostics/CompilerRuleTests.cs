using SubsetGen.Generator.Tests.Harness;
using Xunit;

namespace SubsetGen.Generator.Tests.Diagnostics;

/// <summary>What the attribute makes the compiler itself refuse: no rule repeats it, and nothing is emitted on top.</summary>
public class CompilerRuleTests
{
    private const string Layer = "[KSubsetLayer(3, SubsetMethod.SigmoidTopK)]";

    [Theory]
    [InlineData("public partial struct Words;")]
    [InlineData("public ref partial struct Words;")]
    [InlineData("public partial record struct Words;")]
    [InlineData("public partial interface Words;")]
    [InlineData("public enum Words;")]
    [InlineData("public delegate void Words();")]
    public void Only_a_class_can_carry_the_attribute(string declaration)
    {
        var run = GeneratorHarness.Run(RuleCheck.File($"{Layer} {declaration}"));

        Assert.Equal("CS0592", Assert.Single(run.Errors).Id);
        Assert.Empty(run.Emitted);
        Assert.Empty(run.Analyze());
    }

    [Theory]
    [InlineData("{0} {0} public sealed partial class Words;")]
    [InlineData("{0} public sealed partial class Words; {0} partial class Words;")]
    public void A_class_carries_it_once(string declaration)
    {
        var run = GeneratorHarness.Run(RuleCheck.File(string.Format(declaration, Layer)));

        Assert.Contains(run.Errors, e => e.Id == "CS0579");
        Assert.Empty(run.Analyze());
        Assert.False(run.Builds);
    }

    [Fact]
    public void A_derived_class_does_not_inherit_it()
    {
        var run = GeneratorHarness.Run(RuleCheck.File($"{Layer} public partial class Words; public class Derived : Words;"));

        Assert.Single(run.Emitted);
        Assert.Empty(run.Analyze());
    }

    [Fact]
    public void Another_attribute_of_the_same_name_is_not_ours()
    {
        var run = GeneratorHarness.Run("""
            namespace Other;
            public sealed class KSubsetLayerAttribute : System.Attribute;
            [KSubsetLayer] public class Words;
            """);

        Assert.Empty(run.Emitted);
        Assert.Empty(run.Analyze());
        Assert.True(run.Builds);
    }
}
