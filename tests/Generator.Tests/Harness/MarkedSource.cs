using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace SubsetGen.Generator.Tests.Harness;

/// <summary>Source text in which <c>{|SUBSET001:Name|}</c> says that a rule should point at <c>Name</c>.</summary>
/// <param name="Text">The text without marks.</param>
/// <param name="Marks">Rule and place of each mark, in the order of the text.</param>
internal sealed partial record MarkedSource(string Text, IReadOnlyList<(string Id, TextSpan Span)> Marks)
{
    public static MarkedSource Parse(string marked)
    {
        var marks = new List<(string Id, TextSpan Span)>();
        var text = string.Empty;
        var read = 0;
        foreach (Match match in Mark().Matches(marked))
        {
            text += marked[read..match.Index];
            read = match.Index + match.Length;
            foreach (var id in match.Groups["ids"].Value.Split(','))
                marks.Add((id, new TextSpan(text.Length, match.Groups["text"].Length)));
            text += match.Groups["text"].Value;
        }

        return new(text + marked[read..], marks);
    }

    [GeneratedRegex(@"\{\|(?<ids>[A-Z0-9,]+):(?<text>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
