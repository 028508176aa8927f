using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>Forward and Backward are instance methods, since a tape belongs to the layer that made it.</summary>
internal sealed class StaticClass() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET004",
        "A layer class must not be static",
        "'{0}' is static, but Forward, Backward and Infer belong to an instance; remove 'static'. A layer without "
        + "randomness and with a constant temperature also gets the static methods Apply and Vjp.",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET004.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.IsStatic)
            yield return new(Place.Class, layer.Type.Name);
    }
}
