using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Distributions;
using SubsetGen.Generator.Estimators;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Model;
using SubsetGen.Generator.Passes;

namespace SubsetGen.Generator.Methods;

/// <summary>
/// The programs of one variant of a layer. Forward's results are the outputs, then the row scalars that backward would
/// otherwise have to find again (roots); backward's results are the gradients for the inputs, then for k if it has one.
/// </summary>
internal sealed class LayerPrograms
{
    private LayerPrograms(
        Variant variant, RowProgram source, RowProgram forward, RowProgram backward, IReadOnlyList<InputOp> targets, int roots)
    {
        Targets = targets;
        SavedScalars = roots;
        Variant = variant;
        Source = source;
        Forward = forward;
        Backward = backward;
        WithSingleSteps = this;
    }

    public Variant Variant { get; }

    /// <summary>What the method and the sampler state, before any pass.</summary>
    public RowProgram Source { get; }

    public RowProgram Forward { get; }

    public RowProgram Backward { get; }

    /// <summary>What the results of backward are gradients for.</summary>
    public IReadOnlyList<InputOp> Targets { get; }

    /// <summary>Rows that leave the layer; the results of forward after them are kept on the tape.</summary>
    public int OutputCount => Source.Results.Count;

    public int SavedScalars { get; }

    /// <summary>
    /// The same, with a row that forward keeps last of all and backward reads instead of the logits; null where backward reads more
    /// of them than one row.
    /// </summary>
    public LayerPrograms? WithKeptRow { get; private set; }

    /// <summary>Whether a row takes k steps, each from what the one before made of it.</summary>
    public bool HasSteps => Forward.Nodes.Concat(Backward.Nodes).Any(node => node.Op is RepeatOp or RepeatReverseOp);

    /// <summary>The same, with steps one at a time.</summary>
    public LayerPrograms WithSingleSteps { get; private set; }

    /// <summary>Whether all variants keep a row, and go back from it in the same way: then backward need not know which of them ran.</summary>
    public static bool KeepOneRow(IReadOnlyList<LayerPrograms> variants) =>
        variants.All(v => v.WithKeptRow is not null) && variants.Select(v => Printer.Text(v.WithKeptRow!.Backward)).Distinct().Count() == 1;

    /// <summary>Whether backward reads what forward wrote.</summary>
    public bool KeepsOutput => Backward.Nodes.Any(n => n.Op is InputOp { Kind: InputKind.Output });

    /// <summary>The name before those of the variants that also yield the entropy.</summary>
    public const string WithEntropyPrefix = "Entropic";

    /// <summary>The layer's own.</summary>
    public static IReadOnlyList<LayerPrograms> Of(LayerSpec spec, Method method) => WithoutTwins(method.Variants
        .SelectMany(variant => WithWeights(
            variant, hasOneRoot: true, (v, weights) => Of(spec, method, v, row => Outputs(row, spec, method, v), EstimatorTable.Find(spec.Gradient)!.Gradients, weights)))
        .ToList());

    /// <summary>
    /// Of variants that compute the same the last alone, which takes the rows of all: a hard subset whose gradient has nothing to do
    /// with the relaxation, say.
    /// </summary>
    private static IReadOnlyList<LayerPrograms> WithoutTwins(IReadOnlyList<LayerPrograms> variants)
    {
        static string Text(LayerPrograms variant) => Printer.Text(variant.Forward) + Printer.Text(variant.Backward);
        return [.. variants.Where((variant, index) => variants.Skip(index + 1).All(later => Text(later) != Text(variant)))];
    }

    /// <summary>The subset, and the entropy of the law behind it.</summary>
    public static IReadOnlyList<LayerPrograms> WithEntropy(LayerSpec spec, Method method)
    {
        var variant = method.Variants[method.Variants.Count - 1] with { Name = WithEntropyPrefix + "Scores" };
        return WithWeights(variant, hasOneRoot: true, (v, weights) => Of(spec, method, v, row =>
        {
            return [.. Outputs(row, spec, method, v), new LawInputs(row, method).Own.Entropy];
        }, EstimatorTable.Find(spec.Gradient)!.GradientsWithNumber, weights)).ToList();
    }

    /// <summary>A number that says something of the law.</summary>
    public static IReadOnlyList<LayerPrograms> Of(LayerSpec spec, Method method, DistributionFunction function)
    {
        var settled = new Variant(function.Name + "Settled", function.Settled, IsForSettled: true);
        var general = new Variant(function.Name + "Scores", row => function.Value(row, new LawInputs(row, method)));
        var areLogits = function.Further is { AreLogits: true };
        var own = method.HasPairs ? 2 : 1;
        LayerPrograms Programs(Variant v, bool weights) => Of(
            spec, method, v, row => [v.Forward(row)], layer => RelaxedGradient.Of(layer, layer.Outputs), weights, (areLogits ? 2 * own : own) - 1);
        return [Programs(settled, false), .. WithWeights(general, hasOneRoot: !areLogits, Programs)];
    }

    /// <summary>A subset that has no derivative.</summary>
    public static IReadOnlyList<LayerPrograms> WithoutGradient(LayerSpec spec, Method method, Variant variant) => WithWeights(
        variant, hasOneRoot: true, (v, weights) => Of(spec, method, v, row => [v.Forward(row)], layer => [layer.Row.Constant(0)], weights, 0)).ToList();

    /// <summary>A program that searches a root of a function of exp(u + c) also has a form with one exponential an item.</summary>
    private static IEnumerable<LayerPrograms> WithWeights(Variant variant, bool hasOneRoot, Func<Variant, bool, LayerPrograms> programs)
    {
        var general = programs(variant, false);
        if (hasOneRoot && variant is { LargestSpread: null, WeightsUpTo: not null } && ExponentialsOnce.Applies(general.Source))
        {
            yield return programs(variant with { Name = WeightsName(variant.Name), LargestSpread = variant.WeightsUpTo }, true);
        }

        yield return general;
    }

    private static string WeightsName(string scores) =>
        scores.EndsWith("Scores", StringComparison.Ordinal) ? scores.Substring(0, scores.Length - "Scores".Length) + "Weights" : "Weights";

    private static LayerPrograms Of(
        LayerSpec spec,
        Method method,
        Variant variant,
        Func<RowBuilder, IReadOnlyList<Node>> outputs,
        Func<LayerSource, IReadOnlyList<Node>> gradients,
        bool weights,
        int? further = null)
    {
        var temperature = spec.ConstantTemperature;
        var row = new RowBuilder(temperature, spec.HasImplicitK);
        var source = new RowProgram(outputs(row));

        var values = ProgramCopy.Into(row, source, (node, arguments) => node.Op is StraightThroughOp ? arguments[0] : null);
        var roots = values.Nodes.Where(n => n.Op.IsSearched).ToList();
        var forward = new RowProgram([.. values.Results, .. roots]);

        var layer = new LayerSource(spec, method, row, source.Results, further ?? (method.HasPairs ? 1 : 0));
        var backward = FromTape(new RowBuilder(temperature), new RowProgram(gradients(layer)), roots, layer.Known);
        LayerPrograms Compiled(RowProgram ahead, RowProgram back, bool pairs = true) => new(
            variant,
            source,
            PassList.Run(ahead, temperature, weights, pairs),
            PassList.Run(back, temperature, weights, pairs),
            [.. layer.Targets.Select(t => (InputOp)t.Op)],
            roots.Count);

        var programs = Compiled(forward, backward);
        if (KeptRow.Of(backward) is { } kept)
        {
            programs.WithKeptRow = Compiled(
                new RowProgram([.. forward.Results, .. Found(row, new RowProgram([kept]), roots).Results]),
                KeptRow.Copy(backward, kept, b => b.Input(kept.Name, InputKind.Kept), temperature));
        }

        if (programs.HasSteps)
            programs.WithSingleSteps = Compiled(forward, backward, pairs: false);
        return programs;
    }

    /// <summary>What backward computes from the tape, from what forward finds instead.</summary>
    private static RowProgram Found(RowBuilder builder, RowProgram program, List<Node> roots) => ProgramCopy.Into(
        builder, program, (node, _) => node.Op is InputOp { Kind: InputKind.Saved } saved ? roots[saved.Index] : null);

    private static IReadOnlyList<Node> Outputs(RowBuilder row, LayerSpec spec, Method method, Variant variant)
    {
        var relaxed = variant.Forward(row);
        if (spec.HasImplicitK)
            row.UseSumAsK(relaxed);
        var first = SampleTable.Find(spec.Sample)!.Choose(row, method, relaxed);
        if (variant.Second is null)
            return [first];
        var second = variant.Second(row);
        return first.Op is StraightThroughOp
            ? [first, row.Add("yPairs", new StraightThroughOp(), method.PairsOf(row, first.Arguments[0]), second)]
            : [first, second];
    }

    /// <summary>Backward with what forward found, and what the estimator knows, in place of how it is found.</summary>
    private static RowProgram FromTape(RowBuilder builder, RowProgram program, List<Node> roots, IReadOnlyDictionary<Node, double> known) =>
        ProgramCopy.Into(builder, program, (node, arguments) => node.Op switch
        {
            StraightThroughOp => arguments[0],
            ScalarRootOp when known.TryGetValue(node, out var value) => builder.Constant(value),
            { IsSearched: true } when roots.IndexOf(node) is var index and >= 0 => builder.Input(node.Name, InputKind.Saved, index),
            _ => null,
        });
}
