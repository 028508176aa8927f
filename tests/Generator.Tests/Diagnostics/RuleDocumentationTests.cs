using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SubsetGen.Generator.Diagnostics;
using SubsetGen.Generator.Tests.Harness;
using Xunit;

namespace SubsetGen.Generator.Tests.Diagnostics;

/// <summary>Every rule has a page whose examples are true, an entry in the index and one in the release list.</summary>
public partial class RuleDocumentationTests
{
    public static TheoryData<string> Ids => [.. RuleTable.All.Select(rule => rule.Descriptor.Id)];

    [Fact]
    public void Ids_rise_and_none_is_there_twice()
    {
        var ids = RuleTable.All.Select(rule => rule.Descriptor.Id).ToList();

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.Matches("^SUBSET[0-9]{3}$", id));
    }

    [Fact]
    public void Every_rule_is_an_error_that_is_on_and_says_where_to_read_on() => Assert.All(RuleTable.All, rule =>
    {
        var descriptor = rule.Descriptor;
        Assert.Equal(DiagnosticSeverity.Error, descriptor.DefaultSeverity);
        Assert.True(descriptor.IsEnabledByDefault);
        Assert.EndsWith($"/docs/diagnostics/{descriptor.Id}.md", descriptor.HelpLinkUri);
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_a_line_in_the_index_and_a_line_in_the_releases(string id)
    {
        var title = Rule(id).Descriptor.Title.ToString();

        Assert.StartsWith($"# {id}: {title}\n", Page(id));
        Assert.Contains($"| [{id}]({id}.md) | {title} |", Repository.Read("docs", "diagnostics", "README.md"));
        var releases = Repository.Read("src", "Generator", "AnalyzerReleases.Shipped.md")
            + Repository.Read("src", "Generator", "AnalyzerReleases.Unshipped.md");
        Assert.Contains($"{id} | SubsetGen | Error | {title}", releases);
    }

    [Fact]
    public void No_page_is_left_without_a_rule() => Assert.Equal(
        RuleTable.All.Select(rule => rule.Descriptor.Id + ".md").Append("README.md").Order(StringComparer.Ordinal),
        Directory.GetFiles(Path.Combine(Repository.Root, "docs", "diagnostics"))
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_of_a_rule_shows_code_that_breaks_it_and_code_that_does_not(string id)
    {
        var examples = CodeBlock().Matches(Page(id)).Select(match => match.Groups[1].Value).ToList();

        // Some pages are about the project around the code.
        var language = id == "SUBSET007" ? LanguageVersion.CSharp12 : GeneratorHarness.Language;
        var isAboutModules = examples[0].Contains("TorchSharp");
        var references = id switch
        {
            "SUBSET008" => References.WithoutRuntime,
            "SUBSET041" => TorchStubs.WithoutRuntime,
            _ => isAboutModules ? TorchStubs.All : null,
        };
        Assert.Equal(2, examples.Count);
        var wrong = GeneratorHarness.Run(examples[0], language, references);
        Assert.Equal([id], wrong.Analyze().Select(d => d.Id));
        Assert.Contains(wrong.Errors, e => e.Id == "CS1029" && e.ToString().Contains(id));
        RuleCheck.Fine(examples[1], references: isAboutModules ? TorchStubs.All : null);
    }

    private static Rule Rule(string id) => RuleTable.All.Single(rule => rule.Descriptor.Id == id);

    private static string Page(string id) => Repository.Read("docs", "diagnostics", id + ".md");

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
