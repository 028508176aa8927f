using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>A layer that chooses nothing has no gradient and no use.</summary>
internal sealed class KTooSmall() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET012",
        "k must be at least 1",
        "k of '{0}' is {1}, but a layer chooses at least 1 item; give a number that is at least 1",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET012.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.K is { } k && k < 1 && !double.IsInfinity(k))
            yield return new(Place.Argument("k"), layer.Type.Name, Literals.Of(k));
    }
}
