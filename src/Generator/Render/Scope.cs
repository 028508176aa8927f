using System.Collections.Generic;
using System.Globalization;

namespace SubsetGen.Generator.Render;

/// <summary>The names in use in one emitted method.</summary>
internal sealed class Scope
{
    private static readonly HashSet<string> Keywords = ["base", "in", "out", "ref", "is", "as", "var", "params", "checked", "fixed", "lock"];

    private readonly HashSet<string> used = [];

    public Scope(params string[] taken)
    {
        foreach (var name in taken)
            used.Add(name);
    }

    /// <summary>The name, or the name with the first number that makes it new.</summary>
    public string Unique(string name)
    {
        if (Keywords.Contains(name))
            name += "Value";
        var candidate = name;
        for (var suffix = 2; !used.Add(candidate); suffix++)
            candidate = name + suffix.ToString(CultureInfo.InvariantCulture);
        return candidate;
    }

    /// <summary>A scope inside this one, whose own names end with it.</summary>
    public Scope Inner()
    {
        var inner = new Scope();
        inner.used.UnionWith(used);
        return inner;
    }
}
