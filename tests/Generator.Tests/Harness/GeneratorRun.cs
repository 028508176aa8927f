using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SubsetGen.Generator.Tests.Harness;

/// <summary>What one run of the generator made of a compilation.</summary>
/// <param name="Input">What was compiled.</param>
/// <param name="Output">The same with what was emitted.</param>
/// <param name="Result">What the driver says of the run.</param>
internal sealed record GeneratorRun(CSharpCompilation Input, CSharpCompilation Output, GeneratorDriverRunResult Result)
{
    /// <summary>The emitted files, by hint name.</summary>
    public IReadOnlyDictionary<string, string> Emitted =>
        Result.Results.Single().GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());

    /// <summary>The text of the only emitted file.</summary>
    public string EmittedText => Emitted.Values.Single();

    /// <summary>What the compiler says of input and emitted code together, hidden remarks left out.</summary>
    public IReadOnlyList<Diagnostic> CompilerDiagnostics =>
        [.. Output.GetDiagnostics().Where(d => d.Severity > DiagnosticSeverity.Hidden)];

    /// <summary>The errors among them.</summary>
    public IReadOnlyList<Diagnostic> Errors => [.. CompilerDiagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];

    /// <summary>Whether an assembly results.</summary>
    public bool Builds => Output.Emit(Stream.Null).Success;
}
