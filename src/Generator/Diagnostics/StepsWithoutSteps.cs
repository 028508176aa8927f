using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>Only a method that is a sum of k steps has steps to hand out.</summary>
internal sealed class StepsWithoutSteps() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET021",
        "The method has no steps",
        "'{0}' asks for Steps, but {1} is not a sum of k steps; use a method that is: {2}; or leave Steps out",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET021.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.Steps && MethodTable.Find(layer.Method) is { HasSteps: false } method)
            yield return new(
                Place.Argument("Steps"), layer.Type.Name, method.Name,
                Words.Or(MethodTable.All.Where(m => m.HasSteps).Select(m => m.Name)));
    }
}
