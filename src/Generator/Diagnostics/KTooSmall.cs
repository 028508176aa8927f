using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Parse;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>A layer that chooses nothing has no gradient and no use.</summary>
/// <remarks>A fraction of one item is a matter of <see cref="FractionalK"/>.</remarks>
internal sealed class KTooSmall() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET012",
        "k must be positive",
        "k of '{0}' is {1}, but a layer has to choose something; give a number that is {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET012.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        var least = MethodTable.Find(layer.Method) is { TakesFractionalK: true } ? "above 0" : "at least 1";
        if (layer.K is { } k && k <= 0 && !double.IsInfinity(k))
            yield return new(Place.Argument("k"), layer.Type.Name, Literals.Of(k), least);
    }
}
