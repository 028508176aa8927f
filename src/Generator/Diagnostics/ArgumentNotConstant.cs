using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>Every argument becomes part of the emitted text.</summary>
internal sealed class ArgumentNotConstant() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET009",
        "The arguments of a layer must be constants",
        "'{0}' has no compile-time constant for {1}; write a literal or a const of the right type",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET009.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer) =>
        layer.NotConstant.Select(argument => new Violation(Place.Argument(argument), layer.Type.Name, argument));
}
