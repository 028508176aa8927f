using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Parse;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>Which number of items a hard sample of a fractional k should have is not settled, so it is not offered.</summary>
internal sealed class FractionalKWithHardSample() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET016",
        "A hard sample needs a whole k",
        "k of '{0}' is {1}, but Sample = {2} chooses whole items, and hard samples with a fractional k are not offered; "
        + "use a whole k, or Sample = Relaxed",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET016.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.HasFractionalK && layer.IsHard && MethodTable.Find(layer.Method) is { TakesFractionalK: true })
            yield return new(Place.Argument("k"), layer.Type.Name, Literals.Of(layer.K!.Value), layer.Sample);
    }
}
