using System;
using System.Collections.Generic;
using System.Linq;

namespace SubsetGen.Generator.Render;

/// <summary>Writes the loop over a row: plain, or in blocks where sums are to be closed after each.</summary>
internal static class RowLoop
{
    /// <param name="writer">Where to write.</param>
    /// <param name="closings">What ends a block; nulls do not count.</param>
    /// <param name="body">Writes the statements for the items from i on.</param>
    public static void Write(SourceWriter writer, IEnumerable<string?> closings, Action body)
    {
        var statements = closings.Where(c => c is not null).Select(c => c!).ToList();
        if (statements.Count == 0)
        {
            writer.Braces("for (var i = 0; i < n; i += V.Count)", body);
            return;
        }

        writer.Braces("for (var start = 0; start < n; start += Blocks.Length)", () =>
        {
            writer.Line("var end = Math.Min(n, start + Blocks.Length);");
            writer.Braces("for (var i = start; i < end; i += V.Count)", body);
            writer.Lines(statements);
        });
    }
}
