using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SubsetGen.Generator.Tests.Harness;
using Xunit;

namespace SubsetGen.Generator.Tests.Diagnostics;

/// <summary>States about one piece of source what the rules say of it.</summary>
internal static class RuleCheck
{
    /// <summary>A file that uses the attribute, inside namespace <c>Layers</c>.</summary>
    public static string File(string body) => $"using SubsetGen;\nnamespace Layers;\n\n{body}\n";

    /// <summary>A file with one layer, <c>Words</c>.</summary>
    /// <param name="arguments">Of the attribute.</param>
    public static string Words(string arguments) => File($"[KSubsetLayer({arguments})] public sealed partial class Words;");

    /// <summary>
    /// The analyzer reports exactly what is marked, where it is marked; and without any analyzer the build fails all the
    /// same and gives the same reasons.
    /// </summary>
    /// <param name="marked">Source with marks.</param>
    /// <param name="pieces">What every message contains.</param>
    public static void Broken(string marked, params string[] pieces) =>
        Broken(marked, pieces, GeneratorHarness.Language, null);

    public static void Broken(string marked, string[] pieces, LanguageVersion language, IEnumerable<MetadataReference>? references)
    {
        var source = MarkedSource.Parse(marked);
        var run = GeneratorHarness.Run(source.Text, language, references);
        var reported = run.Analyze();

        Assert.Equal(source.Marks, reported.Select(d => (d.Id, d.Location.SourceSpan)));
        Assert.All(reported, d => Assert.Equal(DiagnosticSeverity.Error, d.Severity));
        foreach (var diagnostic in reported)
            foreach (var piece in pieces)
                Assert.Contains(piece, Text(diagnostic));

        // An #error is an error of parsing, and nothing suppresses it.
        var reasons = run.Output.GetParseDiagnostics().Where(d => d.Id == "CS1029").Select(Text).ToList();
        Assert.Equal(reported.Count, reasons.Count);
        foreach (var diagnostic in reported)
            Assert.Contains(reasons, reason => reason.Contains($"{diagnostic.Id}: {Text(diagnostic)}"));
    }

    /// <summary>No rule objects, and source and emitted code compile without an error or a warning.</summary>
    public static void Fine(
        string source, LanguageVersion language = GeneratorHarness.Language, IEnumerable<MetadataReference>? references = null)
    {
        var run = GeneratorHarness.Run(source, language, references);

        Assert.Empty(run.Analyze());
        Assert.Empty(run.CompilerDiagnostics);
    }

    private static string Text(Diagnostic diagnostic) => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
}
