using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>
/// One thing that can be wrong with an annotated class. The analyzer reports it; the generator refuses to compile the class.
/// </summary>
internal abstract class Rule
{
    protected const string Category = "SubsetGen";

    /// <summary>Where the page of a rule is.</summary>
    protected const string Pages = "https://github.com/subsetgen/subsetgen/blob/main/docs/diagnostics/";

    protected Rule(DiagnosticDescriptor descriptor) => Descriptor = descriptor;

    /// <summary>Each rule states its own in a field, where release tracking looks for ids.</summary>
    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>Each way in which the layer breaks the rule; none, usually.</summary>
    public abstract IEnumerable<Violation> Violations(LayerFacts layer);

    /// <summary>Id and message, as the compiler would print them.</summary>
    public string Text(Violation violation) => Descriptor.Id + ": " + string.Format(
        CultureInfo.InvariantCulture, Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), (object[])violation.Words);
}
