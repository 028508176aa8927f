using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>Only a module has parameters, and only a k that may be fractional a gradient.</summary>
internal sealed class NotLearnable() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET044",
        "A learnable setting needs a module and a gradient",
        "'{0}' sets {1}, but {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET044.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        foreach (var (name, isSet) in new[] { ("LearnableK", layer.LearnableK), ("LearnableTemperature", layer.LearnableTemperature) })
            if (isSet && layer.Module is null)
                yield return new(Place.Argument(name), layer.Type.Name, name, "only a class that derives from TorchSharp's nn.Module has parameters");
        if (layer.Module is null || !layer.LearnableK)
            yield break;
        if (layer.HasImplicitK)
            yield return new(Place.Argument("LearnableK"), layer.Type.Name, "LearnableK", "states no k to begin with");
        else if (layer is { Method.Length: > 0, Sample.Length: > 0, Gradient.Length: > 0 } && !layer.ToSpec().HasKGradient)
        {
            yield return new(
                Place.Argument("LearnableK"), layer.Type.Name, "LearnableK",
                "k has a gradient only where it may be fractional: with a separable relaxation, Sample = Relaxed and Gradient = Relaxed");
        }
    }
}
