using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>All rules, in the order of their ids.</summary>
internal static class RuleTable
{
    public static IReadOnlyList<Rule> All { get; } = [];

    /// <summary>What is wrong with a layer, as the compiler would print it.</summary>
    public static IEnumerable<string> Messages(LayerFacts layer) => All.SelectMany(rule => rule.Violations(layer).Select(arguments =>
        $"{rule.Descriptor.Id}: {string.Format(CultureInfo.InvariantCulture, rule.Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), arguments)}"));
}
