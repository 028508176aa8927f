using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SubsetGen.Generator.Tests.Harness;

/// <summary>Compiles source text in memory and runs the generator over it.</summary>
internal static class GeneratorHarness
{
    /// <summary>The oldest language version that emitted code compiles under, and the newest of the referenced Roslyn.</summary>
    public const LanguageVersion Language = LanguageVersion.CSharp13;

    // Compilations that are made from one another share what they have read of their references.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Layers",
        references: References.All,
        options: new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            allowUnsafe: true,
            // Test sources leave their public classes without documentation.
            specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]));

    /// <summary>A library of one file.</summary>
    /// <param name="source">C# text.</param>
    /// <param name="language">Of the source and of what is emitted for it.</param>
    /// <param name="references">Default: framework, tensors, attributes and runtime.</param>
    public static CSharpCompilation Compile(
        string source, LanguageVersion language = Language, IEnumerable<MetadataReference>? references = null) =>
        (references is null ? Empty : Empty.WithReferences(references)).AddSyntaxTrees(Parse(source, language));

    public static SyntaxTree Parse(string source, LanguageVersion language = Language) =>
        CSharpSyntaxTree.ParseText(source, Options(language), path: "Layers.cs");

    /// <summary>A driver with the generator alone.</summary>
    /// <param name="language">Of what is emitted.</param>
    /// <param name="trackSteps">Whether the result says which steps came from the cache.</param>
    public static GeneratorDriver Driver(LanguageVersion language = Language, bool trackSteps = false) =>
        CSharpGeneratorDriver.Create(
            [new SubsetGenerator().AsSourceGenerator()],
            parseOptions: Options(language),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));

    public static GeneratorRun Run(
        string source, LanguageVersion language = Language, IEnumerable<MetadataReference>? references = null) =>
        Run(Compile(source, language, references));

    public static GeneratorRun Run(CSharpCompilation compilation)
    {
        var language = ((CSharpParseOptions)compilation.SyntaxTrees.First().Options).LanguageVersion;
        var driver = Driver(language).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return new GeneratorRun(compilation, (CSharpCompilation)output, driver.GetRunResult());
    }

    private static CSharpParseOptions Options(LanguageVersion language) =>
        new(language, DocumentationMode.Diagnose);
}
