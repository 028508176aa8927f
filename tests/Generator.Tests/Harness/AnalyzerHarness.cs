using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SubsetGen.Generator.Diagnostics;

namespace SubsetGen.Generator.Tests.Harness;

/// <summary>Runs the analyzer over a compilation, as the compiler does: on what the generator has added to.</summary>
internal static class AnalyzerHarness
{
    /// <summary>What the analyzer reports and nothing suppresses, in the order of the source.</summary>
    public static IReadOnlyList<Diagnostic> Analyze(this GeneratorRun run) => Analyze(run.Output);

    /// <inheritdoc cref="Analyze(GeneratorRun)"/>
    /// <param name="compilation">What to look at.</param>
    public static IReadOnlyList<Diagnostic> Analyze(CSharpCompilation compilation)
    {
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => thrown = exception,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        var diagnostics = compilation
            .WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new SubsetLayerAnalyzer()), options)
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        if (thrown is not null)
            throw new InvalidOperationException("The analyzer failed.", thrown);
        return [.. diagnostics.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }
}
