using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Emit;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>
/// A name that the emitted part needs. An overload that cannot be taken for an emitted method is no clash; a member that is
/// inherited is one, since the emitted member would hide it.
/// </summary>
internal sealed class MemberNameTaken() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET006",
        "A layer class must leave its members' names free",
        "'{0}' {1} the name '{2}', which SubsetGen needs for a member that it writes; {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET006.md");

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        var spec = layer.ToSpec();
        var names = SurfaceEmitter.MemberNames(spec).ToList();
        var methods = SurfaceEmitter.MethodNames(spec).ToList();
        var clashes = layer.Members.Where(m => names.Contains(m.Name) && !(m.IsOverload && methods.Contains(m.Name))).ToList();
        if (names.Contains(layer.Type.Name))
            yield return new(Place.Class, layer.Type.Name, "has", layer.Type.Name, "rename the class");
        foreach (var member in clashes.Where(m => m.InheritedFrom is null))
            yield return new(Place.Member(member.Name), layer.Type.Name, "already has a member with", member.Name, "rename it");

        // A base class often brings several; one says it.
        if (clashes.FirstOrDefault(m => m.InheritedFrom is not null) is { } inherited)
            yield return new(
                Place.Class, layer.Type.Name, $"inherits from '{inherited.InheritedFrom}' a member with", inherited.Name,
                "rename that member, or do not derive from that class");
    }
}
