using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>What is emitted is another part of the class.</summary>
internal sealed class ClassNotPartial() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET001",
        "A layer class must be partial",
        "'{0}' is not partial, so SubsetGen cannot write Forward, Backward and Infer into it; declare it partial",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET001.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (!layer.IsPartial)
            yield return new(Place.Class, layer.Type.Name);
    }
}
