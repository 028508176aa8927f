using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>Emitted code calls the runtime library.</summary>
internal sealed class RuntimeMissing() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET008",
        "A layer needs the runtime library",
        "'{0}' needs the assembly SubsetGen.Runtime, which this project does not reference; the package "
        + "SubsetGen brings it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET008.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (!layer.HasRuntime)
            yield return new(Place.Class, layer.Type.Name);
    }
}
