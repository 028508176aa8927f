using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>The steps add up to the relaxed subset; a hard one is no sum of them.</summary>
internal sealed class StepsWithHardSample() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET022",
        "Steps go with the relaxed subset",
        "'{0}' asks for Steps and Sample = {1}, but steps add up to the relaxed subset, not to a hard one; use Sample = "
        + "Relaxed, or leave Steps out",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET022.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.Steps && layer.IsHard && MethodTable.Find(layer.Method) is { HasSteps: true })
            yield return new(Place.Argument("Steps"), layer.Type.Name, layer.Sample);
    }
}
