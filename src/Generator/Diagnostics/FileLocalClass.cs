using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>A file-local type cannot have a part in the emitted file: that would be another type of the same name.</summary>
internal sealed class FileLocalClass() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET005",
        "A layer class must not be file-local",
        "'{0}' is visible in its own file only, but SubsetGen writes the rest of it into another file; remove 'file', or "
        + "use 'internal'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET005.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.IsFileLocal)
            yield return new(Place.Class, layer.Type.Name);
    }
}
