using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>A layer is compiled for one element type, which the attribute states.</summary>
internal sealed class GenericClass() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET003",
        "A layer class must not be generic",
        "'{0}' is generic or declared inside a generic type, but a layer is compiled once, for one element type; use a "
        + "class without type parameters, and choose the element type with Precision",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET003.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.IsGeneric)
            yield return new(Place.Class, layer.Type.Name);
    }
}
