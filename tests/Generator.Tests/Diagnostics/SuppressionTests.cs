using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SubsetGen.Generator.Tests.Harness;
using Xunit;

namespace SubsetGen.Generator.Tests.Diagnostics;

/// <summary>The analyzer's report can be switched off by every usual means; a broken layer still does not build.</summary>
public class SuppressionTests
{
    private const string Broken = "[KSubsetLayer(0, SubsetMethod.SigmoidTopK)] public sealed partial class Words;";

    [Fact]
    public void By_a_pragma() => Silent(GeneratorHarness.Compile(
        RuleCheck.File($"#pragma warning disable SUBSET012\n{Broken}\n#pragma warning restore SUBSET012")));

    [Fact]
    public void By_a_pragma_of_another_rule_it_cannot()
    {
        var run = GeneratorHarness.Run(RuleCheck.File($"#pragma warning disable SUBSET001\n{Broken}"));

        Assert.Equal("SUBSET012", Assert.Single(run.Analyze()).Id);
    }

    [Fact]
    public void By_an_attribute() => Silent(GeneratorHarness.Compile(RuleCheck.File(
        $"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"SubsetGen\", \"SUBSET012\")] {Broken}")));

    [Fact]
    public void By_the_project()
    {
        var compilation = GeneratorHarness.Compile(RuleCheck.File(Broken));
        Silent(compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            compilation.Options.SpecificDiagnosticOptions.SetItem("SUBSET012", ReportDiagnostic.Suppress))));
    }

    [Fact]
    public void By_the_editor_configuration() => Silent(Configured(ReportDiagnostic.Suppress));

    [Fact]
    public void The_editor_configuration_can_also_soften_it()
    {
        var run = GeneratorHarness.Run(Configured(ReportDiagnostic.Warn));

        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(run.Analyze()).Severity);
        Assert.Equal("CS1029", Assert.Single(run.Errors).Id);
    }

    private static void Silent(CSharpCompilation compilation)
    {
        var run = GeneratorHarness.Run(compilation);

        Assert.Empty(run.Analyze());
        Assert.Equal("CS1029", Assert.Single(run.Errors).Id);
        Assert.Contains("SUBSET012: k of 'Words' is 0", run.Errors[0].ToString());
        Assert.False(run.Builds);
    }

    private static CSharpCompilation Configured(ReportDiagnostic severity)
    {
        var compilation = GeneratorHarness.Compile(RuleCheck.File(Broken));
        return compilation.WithOptions(
            compilation.Options.WithSyntaxTreeOptionsProvider(new Configuration("SUBSET012", severity)));
    }

    private sealed class Configuration(string id, ReportDiagnostic severity) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value)
        {
            value = severity;
            return diagnosticId == id && tree.FilePath == "Layers.cs";
        }

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value)
        {
            value = default;
            return false;
        }
    }
}
