using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>N is a row length, or 0 for any.</summary>
internal sealed class NegativeN() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET017",
        "N must not be negative",
        "N of '{0}' is {1}, but a row cannot have a negative number of items; give the row length, or leave N out to "
        + "accept rows of any length",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET017.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.N < 0)
            yield return new(Place.Argument("N"), layer.Type.Name, Literals.Of(layer.N));
    }
}
