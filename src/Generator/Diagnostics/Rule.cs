using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>One thing that can be wrong with an annotated class. The analyzer reports it; the generator refuses to emit for it.</summary>
internal abstract class Rule
{
    protected Rule(string id, string title, string message)
    {
        Descriptor = new DiagnosticDescriptor(
            id, title, message, "SubsetGen", DiagnosticSeverity.Error, isEnabledByDefault: true,
            helpLinkUri: $"https://github.com/subsetgen/subsetgen/blob/main/docs/diagnostics/{id}.md");
    }

    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>The arguments of the message, once for each time the rule is broken.</summary>
    public abstract IEnumerable<object[]> Violations(LayerFacts layer);
}
