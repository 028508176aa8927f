using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>NaN and the infinities are constants too.</summary>
internal sealed class KNotFinite() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET011",
        "k must be a finite number",
        "k of '{0}' is {1}, but a layer chooses a finite number of items; give a positive number",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET011.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.K is { } k && (double.IsNaN(k) || double.IsInfinity(k)))
            yield return new(Place.Argument("k"), layer.Type.Name, Literals.Of(k));
    }
}
