using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Distributions;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Model;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Emit;

/// <summary>A kernel to write: its programs and what it says of itself to the runtime.</summary>
internal sealed class KernelPlan
{
    private KernelPlan(string name, string noise, IReadOnlyList<LayerPrograms> variants, IReadOnlyList<(string Type, string Name, string Value)> contract)
    {
        Name = name;
        Noise = NoiseTable.Find(noise)!.RuntimeType;
        Variants = variants;
        Contract = contract;
    }

    /// <summary>What the emitted members call it.</summary>
    public string Name { get; }

    /// <summary>The type of what perturbs its logits.</summary>
    public string Noise { get; }

    /// <summary>Of these the first runs whose guard holds.</summary>
    public IReadOnlyList<LayerPrograms> Variants { get; }

    /// <summary>Whether forward keeps a row for backward, where the target lets it.</summary>
    public bool KeepsRow => Contract.Contains(Flag("KeepsRow"));

    /// <summary>Whether its first variant also has a text for several short rows at a time.</summary>
    public bool IsPacked { get; private init; }

    /// <summary>The members that differ from what goes without saying.</summary>
    public IReadOnlyList<(string Type, string Name, string Value)> Contract { get; }

    /// <summary>The names of the types that are written beside a class: the kernels and their variants.</summary>
    public static IEnumerable<string> TypeNames(LayerSpec spec)
    {
        foreach (var kernel in Names(spec).Select(name => name.Substring(0, name.Length - "Kernel".Length)))
            foreach (var part in new[] { "Kernel", "KernelOnCuda", "Weights", "Scores" }.Concat(kernel.Length > 0 ? ["Settled"] : ["PackedWeights", "PackedScores"]))
                yield return kernel + part;
    }

    /// <summary>The names of the kernels of a layer, without compiling them.</summary>
    public static IEnumerable<string> Names(LayerSpec spec)
    {
        yield return "Kernel";
        if (!spec.Distribution)
            yield break;
        if (!spec.HasPairs)
            yield return $"{LayerPrograms.WithEntropyPrefix}Kernel";
        foreach (var name in DistributionTable.All.Select(function => function.Name).Concat(["MostLikely", "Draw"]))
            yield return $"{name}Kernel";
    }

    /// <summary>Every kernel of a layer.</summary>
    public static IReadOnlyList<KernelPlan> All(LayerSpec spec, Method method)
    {
        var layer = OfLayer(spec, method);
        return spec.Distribution
            ? [layer, .. method.HasPairs ? [] : new[] { WithEntropy(spec, method) }, .. DistributionTable.All.Select(f => OfFunction(spec, method, f)),
                OfHard(spec, method, "MostLikely", row => method.MostLikely(row, row.Logits)), OfHard(spec, method, "Draw", row => method.Sample(row)!)]
            : [layer];
    }

    private static KernelPlan OfLayer(LayerSpec spec, Method method)
    {
        var variants = LayerPrograms.Of(spec, method);
        return new("Kernel", spec.Noise, variants, [.. OfSubset(spec, method, variants), .. spec.HasPairs
            ? new[] { Extent("SecondInput", "Pairs"), Extent("SecondOutput", "Pairs") }
            : []])
        {
            IsPacked = PackedForms.Has(variants[0].WithSingleSteps, spec.N),
        };
    }

    /// <summary>The subset and the entropy of the law it is drawn from, in one pass.</summary>
    private static KernelPlan WithEntropy(LayerSpec spec, Method method)
    {
        var variants = LayerPrograms.WithEntropy(spec, method);
        return new($"{LayerPrograms.WithEntropyPrefix}Kernel", spec.Noise, variants, [.. OfSubset(spec, method, variants), Extent("SecondOutput", "One")]);
    }

    private static KernelPlan OfFunction(LayerSpec spec, Method method, DistributionFunction function)
    {
        var variants = LayerPrograms.Of(spec, method, function);
        return new($"{function.Name}Kernel", "None", variants, [.. Common(spec, method, variants), Extent("Output", "One"), Extent("Arriving", "One"),
            .. OfInputs(method, function.Further), Flag("TakesSettled")]);
    }

    /// <summary>A subset without a gradient.</summary>
    private static KernelPlan OfHard(LayerSpec spec, Method method, string name, System.Func<RowBuilder, Node> subset)
    {
        var variants = LayerPrograms.WithoutGradient(spec, method, new Variant(name + "Scores", subset));
        return new(name + "Kernel", "None", variants, [.. Common(spec, method, variants), .. OfInputs(method, null)]);
    }

    private static IEnumerable<(string Type, string Name, string Value)> OfSubset(
        LayerSpec spec, Method method, IReadOnlyList<LayerPrograms> variants)
    {
        foreach (var line in Common(spec, method, variants))
            yield return line;
        if (spec.TakesLosses)
            yield return Extent("Arriving", "One");
        if (variants.Any(v => v.KeepsOutput))
            yield return Flag("KeepsOutput");
        if (spec.HasGradientOfSteps)
            yield return Flag("HasGradientOfSteps");
        if (spec.IsForHost && LayerPrograms.KeepOneRow(variants))
            yield return Flag("KeepsRow");
    }

    private static IEnumerable<(string Type, string Name, string Value)> Common(
        LayerSpec spec, Method method, IReadOnlyList<LayerPrograms> variants)
    {
        yield return ("int", "SavedScalars", Literals.Of(variants.Max(v => v.SavedScalars)));
        yield return ("int", "OperationsPerItem", Literals.Of(method.OperationsPerItem(spec.K ?? 1) + SampleTable.Find(spec.Sample)!.OperationsPerItem(spec.K ?? 1)));
        if (spec.AdjustableK && spec.TakesFractionalK)
            yield return Flag("TakesFractionalK");
        if (method.KeepsCertain)
            yield return Flag("KeepsCertain");
    }

    /// <summary>The pairs of the law; then the further argument and, where that is logits, its pairs.</summary>
    private static IEnumerable<(string Type, string Name, string Value)> OfInputs(Method method, FurtherArgument? further)
    {
        var places = new Queue<string>(["Second", "Third", "Fourth"]);
        if (method.HasPairs)
            yield return Extent(places.Dequeue() + "Input", "Pairs");
        if (further is null)
            yield break;
        var place = places.Dequeue();
        yield return Extent(place + "Input", "Items");
        yield return ("string", place + "Name", $"\"{further.Name}\"");
        if (!further.AreLogits)
            yield return Flag("LastIsConstant");
        else if (method.HasPairs)
            yield return Extent(places.Dequeue() + "Input", "Pairs");
    }

    private static (string, string, string) Extent(string name, string value) => ("RowExtent", name, $"RowExtent.{value}");

    private static (string, string, string) Flag(string name) => ("bool", name, "true");
}
