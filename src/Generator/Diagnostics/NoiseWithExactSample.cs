using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>Noise and an exact draw each make the subset random; together they follow no named law.</summary>
internal sealed class NoiseWithExactSample() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET020",
        "An exact sample takes no noise",
        "'{0}' has Noise = {1} and Sample = Exact, which both make the subset random; use one of them: Sample = Exact "
        + "with Noise = None for a draw from the distribution itself, or Noise = {1} with Sample = TopK or Relaxed",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET020.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.Sample == "Exact" && layer.Noise is not ("None" or ""))
            yield return new(Place.Argument("Noise"), layer.Type.Name, layer.Noise);
    }
}
