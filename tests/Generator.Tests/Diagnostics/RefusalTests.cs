using System.Globalization;
using SubsetGen.Generator.Diagnostics;
using SubsetGen.Generator.Tests.Harness;
using Xunit;

namespace SubsetGen.Generator.Tests.Diagnostics;

/// <summary>What the generator does with a layer that it cannot compile.</summary>
public class RefusalTests
{
    [Theory]
    [InlineData("0, SubsetMethod.SigmoidTopK", "words.Infer(x, x); Words.Apply(x, x); Words.Vjp(x, x, x);")]
    [InlineData("3, (SubsetMethod)99", "using var tape = words.Forward(x, x); words.Backward(tape, x, x);")]
    [InlineData("2.5, SubsetMethod.Marginals, Noise = SubsetNoise.Gumbel", "words.Seed = 7;")]
    [InlineData("2.5, SubsetMethod.Marginals, AdjustableTemperature = true", "words.Temperature = 2;")]
    [InlineData("3, SubsetMethod.SigmoidTopK, Sample = SubsetSample.Exact", "words.Seed = 7;")]
    [InlineData("0, SubsetMethod.SuccessiveSoftmax, Steps = true", "words.BackwardSteps(words.ForwardSteps(x, x), x, x);")]
    [InlineData("3, SubsetMethod.SigmoidTopK, Temperature = double.NaN", "words.Infer(x, x, new int[] { 1 }); var k = Words.K;")]
    public void A_wrong_argument_makes_no_errors_where_the_layer_is_called(string arguments, string calls)
    {
        var run = GeneratorHarness.Run(RuleCheck.File($$"""
            [KSubsetLayer({{arguments}})] public sealed partial class Words;

            public static class Use
            {
                public static void All(Words words, float[] x) { {{calls}} }
            }
            """));

        Assert.Equal("CS1029", Assert.Single(run.Errors).Id);
    }

    [Fact]
    public void A_wrong_argument_leaves_the_element_type()
    {
        var run = GeneratorHarness.Run(RuleCheck.File("""
            [KSubsetLayer(0, SubsetMethod.SigmoidTopK, Precision = SubsetPrecision.Double)] public sealed partial class Words;

            public static class Use
            {
                public static void All(double[] x) => Words.Apply(x, x);
            }
            """));

        Assert.Equal("CS1029", Assert.Single(run.Errors).Id);
    }

    [Fact]
    public void Two_reasons_are_two_errors()
    {
        var run = GeneratorHarness.Run(RuleCheck.Words("0, SubsetMethod.SigmoidTopK, N = -1"));

        Assert.Equal(["CS1029", "CS1029"], run.Errors.Select(e => e.Id));
    }

    [Fact]
    public void One_broken_layer_does_not_keep_others_from_being_compiled()
    {
        var run = GeneratorHarness.Run(RuleCheck.File("""
            [KSubsetLayer(0, SubsetMethod.SigmoidTopK)] public sealed class Broken;
            [KSubsetLayer(3, SubsetMethod.SigmoidTopK)] public sealed partial class Words;
            """));

        Assert.DoesNotContain("#error", run.Emitted["Layers.Words.g.cs"]);
        Assert.Contains("#error", run.Emitted["Layers.Broken.g.cs"]);
        Assert.DoesNotContain("class", run.Emitted["Layers.Broken.g.cs"]);
    }

    [Fact]
    public void A_member_of_an_enum_that_the_generator_does_not_know_is_refused()
    {
        // An attribute of a later version, in the source because no such assembly exists.
        var run = GeneratorHarness.Run(
            """
            namespace SubsetGen
            {
                public enum SubsetMethod { SigmoidTopK, Telepathy }

                public sealed class KSubsetLayerAttribute(double k, SubsetMethod method) : System.Attribute
                {
                    public double K => k;
                    public SubsetMethod Method => method;
                }
            }

            [SubsetGen.KSubsetLayer(3, SubsetGen.SubsetMethod.Telepathy)] public sealed partial class Words;
            """,
            references: References.All.Except([References.Attributes]));

        var reported = Assert.Single(run.Analyze());
        Assert.Equal("SUBSET010", reported.Id);
        Assert.Contains("SubsetMethod Telepathy", reported.GetMessage(CultureInfo.InvariantCulture));
        Assert.Contains(run.Errors, e => e.Id == "CS1029");
    }

    [Fact]
    public void The_generator_knows_every_value_that_can_be_written()
    {
        var enums = typeof(KSubsetLayerAttribute).Assembly.GetTypes().Where(t => t.IsEnum);

        Assert.Equal(
            enums.Select(t => $"{t.Name}: {string.Join(", ", Enum.GetNames(t))}").Order(),
            UnknownValue.Axes.Select(a => $"{a.Enum}: {string.Join(", ", a.Members)}").Order());
    }

    [Fact]
    public void Numbers_in_messages_are_the_same_in_every_culture()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("sv-SE").Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            RuleCheck.Broken(
                RuleCheck.Words("{|SUBSET012:-2.5|}, SubsetMethod.SigmoidTopK"), "is -2.5,");
            RuleCheck.Broken(
                RuleCheck.Words("3, {|SUBSET010:(SubsetMethod)(-7)|}"), "SubsetMethod -7,");
            RuleCheck.Broken(
                RuleCheck.Words("3, SubsetMethod.SigmoidTopK, {|SUBSET018:Temperature = -1e-7|}"),
                "is -1E-07,");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
