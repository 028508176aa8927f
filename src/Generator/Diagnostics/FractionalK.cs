using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Parse;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>Steps and distributions over subsets count items; only a constraint on a sum takes a fraction.</summary>
internal sealed class FractionalK() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET015",
        "The method needs a whole k",
        "k of '{0}' is {1}, but {2} chooses a whole number of items; use a whole k, or a method that takes a fractional "
        + "one: {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET015.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.HasFractionalK && MethodTable.Find(layer.Method) is { TakesFractionalK: false } method)
        {
            var others = Words.Or(MethodTable.All.Where(m => m.TakesFractionalK).Select(m => m.Name));
            yield return new(Place.Argument("k"), layer.Type.Name, Literals.Of(layer.K!.Value), method.Name, others);
        }
    }
}
