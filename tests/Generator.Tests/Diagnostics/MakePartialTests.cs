using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using SubsetGen.CodeFixes;
using SubsetGen.Generator.Tests.Harness;
using Xunit;

namespace SubsetGen.Generator.Tests.Diagnostics;

/// <summary>The code fix that adds <c>partial</c>.</summary>
public class MakePartialTests
{
    private const string Layer = "[KSubsetLayer(3, SubsetMethod.SigmoidTopK)]";

    [Theory]
    [InlineData("public sealed class Words;", "public sealed partial class Words;")]
    [InlineData("class Words { }", "partial class Words { }")]
    [InlineData("/* a */ class /* b */ Words { }", "/* a */ partial class /* b */ Words { }")]
    [InlineData("public sealed record Words;", "public sealed partial record Words;")]
    [InlineData("record class Words(int Size);", "partial record class Words(int Size);")]
    public Task A_class_becomes_partial(string before, string after) => Fixed($"{Layer} {before}", $"{Layer} {after}");

    [Fact]
    public Task Documentation_and_indentation_stay() => Fixed(
        """
        public static partial class Outer
        {
            /// <summary>Chooses words.</summary>
            [KSubsetLayer(3, SubsetMethod.SigmoidTopK)]
            internal sealed class Words // three of them
            {
            }
        }
        """,
        """
        public static partial class Outer
        {
            /// <summary>Chooses words.</summary>
            [KSubsetLayer(3, SubsetMethod.SigmoidTopK)]
            internal sealed partial class Words // three of them
            {
            }
        }
        """);

    [Theory]
    [InlineData("class")]
    [InlineData("public static class")]
    [InlineData("public struct")]
    [InlineData("public readonly ref struct")]
    [InlineData("record struct")]
    [InlineData("public interface")]
    public Task Containers_become_partial(string kind)
    {
        var keyword = kind.Split(' ').SkipWhile(word => word is "public" or "static" or "readonly" or "ref").First();
        return Fixed(
            $$"""
            // The model.
            {{kind}} Outer
            {
                {{Layer}} public sealed partial class Words;
            }
            """,
            $$"""
            // The model.
            {{kind.Replace(keyword, "partial " + keyword)}} Outer
            {
                {{Layer}} public sealed partial class Words;
            }
            """);
    }

    [Fact]
    public Task One_after_the_other_fixes_all() => Fixed(
        $"public class Outer {{ public class Inner {{ {Layer} public class Words; }} }}",
        $"public partial class Outer {{ public partial class Inner {{ {Layer} public partial class Words; }} }}");

    [Fact]
    public void It_says_what_it_does_and_can_fix_all()
    {
        var fix = new MakePartial();

        Assert.Equal<string>(["SUBSET001", "SUBSET002"], fix.FixableDiagnosticIds);
        Assert.NotNull(fix.GetFixAllProvider());
    }

    private static async Task Fixed(string before, string after)
    {
        using var workspace = new AdhocWorkspace();
        var compilation = GeneratorHarness.Compile(string.Empty);
        var project = workspace.AddProject("Layers", LanguageNames.CSharp)
            .WithMetadataReferences(References.All)
            .WithCompilationOptions(compilation.Options)
            .WithParseOptions(compilation.SyntaxTrees[0].Options);
        var document = project.AddDocument("Layers.cs", RuleCheck.File(before), filePath: "Layers.cs");

        for (var found = await Find(document); found.Count > 0; found = await Find(document))
            document = await Apply(document, found[0]);

        var text = (await document.GetTextAsync()).ToString();
        Assert.Equal(RuleCheck.File(after), text);
        RuleCheck.Fine(text);
    }

    private static async Task<IReadOnlyList<Diagnostic>> Find(Document document) =>
        AnalyzerHarness.Analyze((CSharpCompilation)(await document.Project.GetCompilationAsync())!);

    private static async Task<Document> Apply(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await new MakePartial().RegisterCodeFixesAsync(
            new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        var action = Assert.Single(actions);
        Assert.Matches("^Make '(Outer|Inner|Words)' partial$", action.Title);
        var change = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return change.ChangedSolution.GetDocument(document.Id)!;
    }
}
