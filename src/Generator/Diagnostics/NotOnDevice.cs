using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>A layer for CUDA alone that is composed of what CUDA does not have would run nowhere.</summary>
internal sealed class NotOnDevice() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET040",
        "CUDA does not have what the layer is composed of",
        "'{0}' is for CUDA alone, but {1} runs on the processor; use {2}, or Targets = Cpu",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET040.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.Targets == "Cuda" && layer.AdaptiveLambda)
            yield return new(Place.Argument("Targets"), layer.Type.Name, "AdaptiveLambda", "a fixed Lambda");
    }
}
