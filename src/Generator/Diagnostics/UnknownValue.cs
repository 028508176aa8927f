using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Estimators;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>A number that no member of the enum has, or a member that this generator does not know.</summary>
internal sealed class UnknownValue() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET010",
        "A layer can only use what SubsetGen has",
        "'{0}' asks for {1} {2}, which SubsetGen does not have; use {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET010.md");

    /// <summary>The axes: attribute argument, enum, members.</summary>
    public static IReadOnlyList<(string Argument, string Enum, IReadOnlyList<string> Members)> Axes { get; } =
    [
        ("method", "SubsetMethod", MethodTable.All.Select(m => m.Name).ToList()),
        ("Noise", "SubsetNoise", NoiseTable.All.Select(n => n.Name).ToList()),
        ("Sample", "SubsetSample", SampleTable.All.Select(s => s.Name).ToList()),
        ("Gradient", "SubsetGradient", EstimatorTable.All.Select(e => e.Name).ToList()),
        ("Precision", "SubsetPrecision", ["Single", "Double"]),
        ("Targets", "SubsetTargets", ["Cpu", "Cuda", "Both"]),
    ];

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        string[] given = [layer.Method, layer.Noise, layer.Sample, layer.Gradient, layer.Precision, layer.Targets];
        for (var i = 0; i < given.Length; i++)
        {
            var (argument, type, members) = Axes[i];
            if (given[i].Length > 0 && !members.Contains(given[i]))
                yield return new(Place.Argument(argument), layer.Type.Name, type, given[i], Words.Or(members));
        }
    }
}
