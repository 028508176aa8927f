using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>All rules, in the order of their ids. An id, once published, keeps its meaning.</summary>
internal static class RuleTable
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new ClassNotPartial(),
        new ContainerNotPartial(),
        new GenericClass(),
        new StaticClass(),
        new FileLocalClass(),
        new MemberNameTaken(),
        new LanguageTooOld(),
        new RuntimeMissing(),
        new ArgumentNotConstant(),
        new UnknownValue(),
        new KNotFinite(),
        new KTooSmall(),
        new KAboveN(),
        new KTooLarge(),
        new FractionalK(),
        new FractionalKWithHardSample(),
        new NegativeN(),
        new TemperatureOutOfRange(),
        new SampleWithoutDistribution(),
        new NoiseWithExactSample(),
        new StepsWithoutSteps(),
        new StepsWithHardSample(),
    ];

    /// <summary>What is wrong with a layer, as the compiler would print it.</summary>
    public static IEnumerable<string> Messages(LayerFacts layer) =>
        All.SelectMany(rule => rule.Violations(layer).Select(rule.Text));
}
