using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>A draw needs a law to draw from; some methods are relaxations and nothing more.</summary>
internal sealed class SampleWithoutDistribution() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET019",
        "The sample does not go with the method",
        "Sample = {1} of '{0}' draws from a distribution over subsets, and {2} has none; use a method that has one: {3}; "
        + "or stay with {2} and use Sample = {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET019.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (MethodTable.Find(layer.Method) is { } method
            && SampleTable.Find(layer.Sample) is { } sample
            && !sample.WorksWith(method))
            yield return new(
                Place.Argument("Sample"), layer.Type.Name, sample.Name, method.Name,
                Words.Or(MethodTable.All.Where(sample.WorksWith).Select(m => m.Name)),
                Words.Or(SampleTable.All.Where(s => s.WorksWith(method)).Select(s => s.Name)));
    }
}
