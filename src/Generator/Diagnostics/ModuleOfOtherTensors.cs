using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>A layer takes logits, for some methods those of pairs too, and at most a mask or lengths besides.</summary>
internal sealed class ModuleOfOtherTensors() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET042",
        "A layer that is a module takes and gives tensors",
        "'{0}' derives from {1}, but a layer of this method is a {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET042.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.Module is { } module && !module.Fits(layer.HasPairs))
        {
            yield return new(Place.Class, layer.Type.Name, module.Base, layer.HasPairs
                ? "Module<Tensor, Tensor, (Tensor, Tensor)>, of logits and pair logits; with one tensor more for a mask or lengths"
                : "Module<Tensor, Tensor>; or a Module<Tensor, Tensor, Tensor>, of logits and a mask or lengths");
        }
    }
}
