using System;
using System.Collections.Generic;
using System.Text;

namespace SubsetGen.Generator.Render;

/// <summary>Text with indentation; always line feeds, whatever the machine.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int depth;
    private bool gap;

    /// <summary>One statement; where it has line breaks, what follows them is indented once more.</summary>
    public void Line(string line = "")
    {
        if (gap && line.Length > 0 && !line.StartsWith("}", StringComparison.Ordinal))
            text.Append('\n');
        gap = false;
        var indent = 4 * depth;
        foreach (var part in line.Split('\n'))
        {
            if (part.Length > 0)
                text.Append(' ', indent).Append(part);
            text.Append('\n');
            indent = 4 * (depth + 1);
        }
    }

    /// <summary>Everything another writer holds, at the present depth.</summary>
    public void Append(SourceWriter other) => Lines(other.ToString().TrimEnd('\n').Split('\n'));

    public void Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Line(line);
    }

    /// <summary>An opening line, an indented body in braces, what follows the closing brace; then an empty line, if the block goes on.</summary>
    public void Braces(string head, Action body, string tail = "")
    {
        Open(head);
        body();
        Close(tail);
    }

    /// <summary>The opening line and brace of a block.</summary>
    public void Open(string head)
    {
        Line(head);
        Line("{");
        depth++;
    }

    /// <summary>The end of a block, and what follows its brace.</summary>
    public void Close(string tail = "")
    {
        depth--;
        gap = false;
        Line("}" + tail);
        gap = true;
    }

    /// <summary>Begins a member with what it is.</summary>
    public void Summary(string text)
    {
        Line();
        Line($"/// <summary>{text}</summary>");
    }

    public override string ToString() => text.ToString();
}
