using System.Collections.Generic;
using System.Linq;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>Lists as a sentence has them.</summary>
internal static class Words
{
    /// <summary><c>a</c>, <c>a or b</c>, <c>a, b or c</c>.</summary>
    public static string Or(IEnumerable<string> choices)
    {
        var all = choices.ToList();
        return all.Count < 2 ? string.Concat(all) : string.Join(", ", all.Take(all.Count - 1)) + " or " + all[all.Count - 1];
    }
}
