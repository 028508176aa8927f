using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Model;
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
        new NoiseWithRandomSample(),
        new StepsWithoutSteps(),
        new StepsWithHardSample(),
        new TypeNameTaken(),
        new ResponseNotTranslatable(),
        new ResponseMissing(),
        new ResponseNotFound(),
        new ResponseWithoutUse(),
        new ResponseFalls(),
        new ResponseOutOfBounds(),
        new NoiseWithoutK(),
        new GradientWithoutGround(),
        new SamplesOutOfRange(),
        new SamplesWithoutDraws(),
        new GradientSettingOutOfRange(),
        new GradientSettingWithoutEffect(),
        new ImplicitKWithoutSum(),
        new ImplicitKWithWholeSample(),
        new ImplicitKAdjusted(),
        new DistributionWithoutLaw(),
        new NotOnDevice(),
        new ModuleWithoutTensors(),
        new ModuleOfOtherTensors(),
        new NotInModule(),
        new NotLearnable(),
    ];

    /// <summary>What is wrong with a layer: each break of each rule.</summary>
    public static IEnumerable<(Rule Rule, Violation Violation)> Violations(LayerFacts layer) =>
        All.SelectMany(rule => rule.Violations(layer).Select(violation => (rule, violation)));

    /// <summary>What the pipeline goes on with.</summary>
    public static ParsedLayer Judge(LayerFacts layer)
    {
        var violations = Violations(layer).ToList();
        if (violations.Count == 0)
            return new(layer.Type, layer.ToSpec(), default);

        // A wrong argument leaves a class that can hold the members of some layer.
        var spec = violations.All(v => v.Violation.Place.Kind is PlaceKind.Argument or PlaceKind.Inside or PlaceKind.Response) ? layer.ToStandIn() : null;
        return new(layer.Type, spec, new EquatableArray<string>(violations.Select(v => v.Rule.Text(v.Violation))));
    }
}
