using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Parse;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>A layer that chooses nothing has no gradient and no use; a relaxation that takes fractions may choose less than one item.</summary>
internal sealed class KTooSmall() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET012",
        "k must be at least 1",
        "k of '{0}' is {1}, but a layer chooses at least 1 item; give a number that is at least 1, or with {2} one above 0",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET012.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.K is not { } k || double.IsInfinity(k) || !(k < 1) || (k > 0 && !WholeOnly(layer)))
            yield break;
        var fractional = Words.Or(MethodTable.All.Where(m => m.TakesFractionalK).Select(m => m.Name));
        yield return new(Place.Argument("k"), layer.Type.Name, Literals.Of(k), fractional);
    }

    private static bool WholeOnly(LayerFacts layer) => MethodTable.Find(layer.Method) is not { TakesFractionalK: true };
}
