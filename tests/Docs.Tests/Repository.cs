using System.Reflection;
using System.Text.RegularExpressions;

namespace SubsetGen.Docs.Tests;

/// <summary>The files that people read.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The pages, as paths from the root.</summary>
    public static IEnumerable<string> Pages => Directory
        .EnumerateFiles(Root, "*.md")
        .Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(Root, path))
        .Where(path => !path.EndsWith(".received.md", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, page));

    /// <summary>What was emitted for a layer of this project.</summary>
    public static string Emitted(string layer) => File.ReadAllText(
        Directory.EnumerateFiles(Metadata("EmittedFiles"), $"*.{layer}.g.cs", SearchOption.AllDirectories).Single());

    /// <summary>A page's text without its code, in which brackets mean other things.</summary>
    public static string Prose(string text) =>
        Regex.Replace(text, "^```.*?^```|`[^`\n]*`", string.Empty, RegexOptions.Multiline | RegexOptions.Singleline);

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == key).Value!;
}
