using System.Collections.Generic;
using System.Globalization;

namespace SubsetGen.Generator.Render;

/// <summary>The names in use in one emitted method, or in a block of it.</summary>
internal sealed class Scope
{
    private static readonly HashSet<string> Keywords = ["base", "in", "out", "ref", "is", "as", "var", "params", "checked", "fixed", "lock"];

    private readonly Scope? outer;
    private readonly HashSet<string> used = [];

    // C# refuses a name in a method that a block before it has used, so these are taken here although they have ended.
    private readonly HashSet<string> usedInside = [];

    public Scope(params string[] taken)
    {
        foreach (var name in taken)
            used.Add(name);
    }

    private Scope(Scope outer) => this.outer = outer;

    /// <summary>The name, or the name with the first number that makes it new.</summary>
    public string Unique(string name)
    {
        if (Keywords.Contains(name))
            name += "Value";
        var candidate = name;
        for (var suffix = 2; usedInside.Contains(candidate) || IsVisible(candidate); suffix++)
            candidate = name + suffix.ToString(CultureInfo.InvariantCulture);
        used.Add(candidate);
        for (var around = outer; around is not null; around = around.outer)
            around.usedInside.Add(candidate);
        return candidate;
    }

    /// <summary>A scope inside this one; blocks beside each other may use the same names.</summary>
    public Scope Inner() => new(this);

    private bool IsVisible(string name) => used.Contains(name) || outer?.IsVisible(name) == true;
}
