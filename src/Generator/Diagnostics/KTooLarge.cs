using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>Rows are counted in 32-bit integers.</summary>
internal sealed class KTooLarge() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET014",
        "k must be a 32-bit number",
        "k of '{0}' is {1}, but no row has more than {2} items; lower k",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET014.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.K is { } k && k > int.MaxValue && !double.IsInfinity(k))
            yield return new(Place.Argument("k"), layer.Type.Name, Literals.Of(k), Literals.Of(int.MaxValue));
    }
}
