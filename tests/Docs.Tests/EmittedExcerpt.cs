using System.Text.RegularExpressions;
using Xunit;

namespace SubsetGen.Docs.Tests;

/// <summary>
/// A piece of emitted code in a page, between <c>&lt;!-- emitted Layer: what --&gt;</c> and <c>&lt;!-- end emitted --&gt;</c>.
/// What: <c>header</c>, the comment that opens the file; else the member whose first line begins with the given words. Words
/// before a slash name the type to look in; what is found in a type that ends in <c>OnCuda</c> is C++.
/// </summary>
internal static partial class EmittedExcerpt
{
    /// <summary>The page with every excerpt as the compiler emits it today.</summary>
    public static string Refresh(string page) => Marked().Replace(page, match =>
        $"{match.Groups["open"].Value}\n```{Language(match.Groups["what"].Value)}\n{Of(match.Groups["layer"].Value, match.Groups["what"].Value)}\n```\n<!-- end emitted -->");

    public static bool IsIn(string page) => Marked().IsMatch(page);

    private static string Language(string what) => what.Contains("OnCuda", StringComparison.Ordinal) ? "cpp" : "csharp";

    private static string Of(string layer, string what)
    {
        var lines = Repository.Emitted(layer).TrimStart('\uFEFF').Split('\n');
        var piece = what == "header"
            ? lines.TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal)).ToArray()
            : Member(lines, what);
        return string.Join('\n', piece.Select(line => line.Length > Indent(piece[0]) ? line[Indent(piece[0])..] : line.Trim()));
    }

    private static string[] Member(string[] lines, string path)
    {
        var start = -1;
        foreach (var beginning in path.Split(" / "))
        {
            start = Array.FindIndex(lines, start + 1, line => line.TrimStart().StartsWith(beginning, StringComparison.Ordinal));
            Assert.True(start >= 0, $"Nothing emitted begins with '{beginning}'.");
        }

        // An expression body ends with a semicolon, a block with the brace below the first line.
        var end = Array.FindIndex(lines, start, line => line.EndsWith(';') || line.Trim() == "{");
        if (lines[end].Trim() == "{")
            end = Array.FindIndex(lines, end, line => line.Trim() == "}" && Indent(line) == Indent(lines[start]));
        return lines[start..(end + 1)];
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    [GeneratedRegex(@"(?<open><!-- emitted (?<layer>\w+): (?<what>[^\n]*?) -->)\n.*?<!-- end emitted -->", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
