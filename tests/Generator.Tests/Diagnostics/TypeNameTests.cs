using Xunit;

namespace SubsetGen.Generator.Tests.Diagnostics;

/// <summary>The rule about the types that are emitted beside a class.</summary>
public class TypeNameTests
{
    [Theory]
    [InlineData("3, SubsetMethod.SigmoidTopK", "Kernel")]
    [InlineData("3, SubsetMethod.SigmoidTopK", "Scores")]
    [InlineData("3, SubsetMethod.SuccessiveSoftmax", "Weights")]
    public void A_class_cannot_have_the_name_of_a_type_beside_it(string arguments, string name) => RuleCheck.Broken(
        RuleCheck.File($"[KSubsetLayer({arguments})] public sealed partial class {{|SUBSET023:{name}|}};"), $"'{name}'", "rename");

    [Fact]
    public void The_outermost_container_cannot_have_it_either() => RuleCheck.Broken(
        RuleCheck.File("""
            public partial class {|SUBSET023:Kernel|}
            {
                public partial class Inner { [KSubsetLayer(3, SubsetMethod.SigmoidTopK)] public sealed partial class Words; }
            }
            """),
        "'Words'", "'Kernel'");

    [Theory]
    [InlineData("[KSubsetLayer(3, SubsetMethod.SigmoidTopK)] public sealed partial class {|SUBSET023:Words|} { private class Kernel; }")]
    [InlineData("public class Base { protected class Kernel; } [KSubsetLayer(3, SubsetMethod.SigmoidTopK)] public sealed partial class {|SUBSET023:Words|} : Base;")]
    [InlineData("public partial class Outer { class Kernel; [KSubsetLayer(3, SubsetMethod.SigmoidTopK)] public sealed partial class {|SUBSET023:Words|}; }")]
    public void A_nested_type_would_hide_the_kernel(string source) => RuleCheck.Broken(RuleCheck.File(source), "'Kernel'");

    [Theory]
    [InlineData("[KSubsetLayer(3, SubsetMethod.Marginals)] public sealed partial class Marginals;")]
    [InlineData("[KSubsetLayer(3, SubsetMethod.Marginals)] public sealed partial class Weights;")]
    [InlineData("[KSubsetLayer(3, SubsetMethod.Marginals)] public sealed partial class Words { public int Kernel; public class Scores; }")]
    [InlineData("public partial class Outer { [KSubsetLayer(3, SubsetMethod.Marginals)] public sealed partial class Scores; }")]
    [InlineData("[KSubsetLayer(3, SubsetMethod.Marginals)] public sealed partial class Words; public class Kernel; public class Scores;")]
    public void Elsewhere_the_names_are_free(string source) => RuleCheck.Fine(RuleCheck.File(source));
}
