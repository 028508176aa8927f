using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Estimators;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>A module follows its tensors, and learns from the gradient that arrives.</summary>
internal sealed class NotInModule() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET043",
        "A module cannot have this setting",
        "'{0}' is a module and sets {1}, but {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET043.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        if (layer.Module is null)
            yield break;
        if (layer.Precision == "Double")
            yield return new(Place.Argument("Precision"), layer.Type.Name, "Precision", "a module computes in the precision of its tensors; leave it out");
        if (EstimatorTable.Find(layer.Gradient) is { TakesLosses: true } estimator)
        {
            yield return new(
                Place.Argument("Gradient"), layer.Type.Name, $"Gradient = {estimator.Name}",
                "autograd brings a gradient and no losses; use Distribution = true and weigh LogProbability of a Draw by its loss");
        }
    }
}
