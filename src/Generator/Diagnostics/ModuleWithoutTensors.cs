using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>A module needs what ties kernels to autograd.</summary>
internal sealed class ModuleWithoutTensors() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET041",
        "A layer that is a TorchSharp module needs the package for it",
        "'{0}' derives from {1} and needs the assembly SubsetGen.TorchSharp, which this project does not reference; the package SubsetGen.TorchSharp brings it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET041.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.Module is { } module && !layer.HasTensors)
            yield return new(Place.Class, layer.Type.Name, module.Base);
    }
}
