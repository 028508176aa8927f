using Xunit;

namespace SubsetGen.Generator.Tests.Harness;

public class GeneratorHarnessTests
{
    [Fact]
    public void An_annotated_class_gets_one_file_named_after_it()
    {
        var run = GeneratorHarness.Run("""
            using SubsetGen;

            namespace Words;

            [KSubsetLayer(10, SubsetMethod.SigmoidTopK)]
            public sealed partial class WordSelector;
            """);

        Assert.Empty(run.Input.GetDiagnostics().Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        Assert.Equal("Words.WordSelector.g.cs", Assert.Single(run.Emitted.Keys));
        Assert.Contains("partial class WordSelector", run.EmittedText);
    }

    [Fact]
    public void A_class_without_the_attribute_gets_nothing()
    {
        var run = GeneratorHarness.Run("public sealed partial class WordSelector;");

        Assert.Empty(run.Emitted);
        Assert.True(run.Builds);
    }
}
