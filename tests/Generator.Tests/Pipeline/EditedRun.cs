using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Tests.Harness;

namespace SubsetGen.Generator.Tests.Pipeline;

/// <summary>A run of the generator, an edit, and a second run by the same driver over a compilation of its own.</summary>
internal sealed class EditedRun
{
    public EditedRun(string before, string after, string? other = null)
    {
        var compilation = GeneratorHarness.Compile(before);
        var driver = GeneratorHarness.Driver(trackSteps: true).RunGenerators(compilation);
        var first = FilesOf(driver);

        var edited = compilation.Clone().ReplaceSyntaxTree(compilation.SyntaxTrees.Single(), GeneratorHarness.Parse(after));
        if (other is not null)
            edited = edited.AddSyntaxTrees(GeneratorHarness.Parse(other).WithFilePath("Other.cs"));
        driver = driver.RunGenerators(edited);
        var second = FilesOf(driver);

        var result = driver.GetRunResult().Results.Single();
        LayerReasons = Reasons(result.TrackedSteps[SubsetGenerator.LayersStep]);
        OutputReasons = Reasons(result.TrackedOutputSteps.Values.SelectMany(steps => steps));
        ChangedFiles = [.. first.Keys.Union(second.Keys)
            .Where(name => first.GetValueOrDefault(name) != second.GetValueOrDefault(name))
            .Order()];
    }

    /// <summary>What happened to the description of each layer.</summary>
    public IReadOnlyList<IncrementalStepRunReason> LayerReasons { get; }

    /// <summary>What happened to the file of each layer.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons { get; }

    /// <summary>The files that came, went, or have other contents.</summary>
    public IReadOnlyList<string> ChangedFiles { get; }

    private static IReadOnlyList<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        [.. steps.SelectMany(s => s.Outputs).Select(o => o.Reason)];

    private static Dictionary<string, string> FilesOf(GeneratorDriver driver) => driver.GetRunResult().Results.Single()
        .GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());
}
