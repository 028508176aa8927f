using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>Where the row length is known, so is whether there are k items to choose.</summary>
internal sealed class KAboveN() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET013",
        "k must not be larger than N",
        "'{0}' chooses k = {1} of N = {2} items, more than there are; lower k, raise N, or leave N out to accept rows of "
        + "any length",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET013.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.K is { } k && layer.N > 0 && k > layer.N && k <= int.MaxValue)
            yield return new(Place.Argument("k"), layer.Type.Name, Literals.Of(k), Literals.Of(layer.N));
    }
}
