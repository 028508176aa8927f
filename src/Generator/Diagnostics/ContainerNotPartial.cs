using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>A part of a nested class can only be written inside a part of the type around it.</summary>
internal sealed class ContainerNotPartial() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET002",
        "The types around a layer class must be partial",
        "'{0}' is declared inside '{1}', which is not partial, so SubsetGen cannot write the rest of '{0}'; declare "
        + "'{1}' partial",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET002.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer) =>
        layer.NonPartialContainers.Select(container => new Violation(Place.Container(container), layer.Type.Name, container));
}
