using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Autodiff;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Model;
using SubsetGen.Generator.Passes;

namespace SubsetGen.Generator.Methods;

/// <summary>
/// The programs of one variant of a layer. Forward's results are the subset, then the row scalars that backward would
/// otherwise have to find again (roots); backward's result is the gradient for the logits.
/// </summary>
internal sealed class LayerPrograms
{
    private LayerPrograms(Variant variant, RowProgram source, RowProgram forward, RowProgram backward, int saved)
    {
        Variant = variant;
        Source = source;
        Forward = forward;
        Backward = backward;
        SavedScalars = saved;
    }

    public Variant Variant { get; }

    /// <summary>What the method and the sampler state, before any pass.</summary>
    public RowProgram Source { get; }

    public RowProgram Forward { get; }

    public RowProgram Backward { get; }

    public int SavedScalars { get; }

    public static IReadOnlyList<LayerPrograms> Of(LayerSpec spec, Method method) =>
        method.Variants.SelectMany(variant => WithWeights(spec, method, variant)).ToList();

    /// <summary>A program that searches a root of a function of exp(u + c) also has a form with one exponential an item.</summary>
    private static IEnumerable<LayerPrograms> WithWeights(LayerSpec spec, Method method, Variant variant)
    {
        var general = Of(spec, method, variant, weights: false);
        if (variant.LargestSpread is null && ExponentialsOnce.Applies(general.Source))
            yield return Of(spec, method, variant with { Name = "Weights", LargestSpread = Variant.SpreadOfWeights }, weights: true);
        yield return general;
    }

    private static LayerPrograms Of(LayerSpec spec, Method method, Variant variant, bool weights)
    {
        var temperature = spec.ConstantTemperature;
        var row = new RowBuilder(temperature);
        var relaxed = variant.Forward(row);
        var output = SampleTable.Find(spec.Sample)!.Choose(row, method, relaxed);
        var source = new RowProgram([output]);

        var values = ProgramCopy.Into(row, source, (node, arguments) => node.Op is StraightThroughOp ? arguments[0] : null);
        var roots = values.Nodes.Where(n => n.Op is ScalarRootOp).ToList();
        var forward = new RowProgram([values.Results[0], .. roots]);

        var gradient = Gradient(row, source, method.HasSymmetricJacobian);
        var backward = FromTape(new RowBuilder(temperature), new RowProgram([gradient]), roots);
        return new LayerPrograms(
            variant, source, PassList.Run(forward, temperature, weights), PassList.Run(backward, temperature, weights), roots.Count);
    }

    private static Node Gradient(RowBuilder row, RowProgram source, bool symmetric)
    {
        var arriving = row.Input("g", InputKind.Cotangent);
        if (symmetric)
            return TangentWalk.Tangents(row, source, row.Logits, arriving)[0]!;
        var seeds = new Dictionary<Node, Node[]> { [source.Results[0]] = [arriving] };
        var (items, shared) = ReverseWalk.Adjoint(row, source, seeds, row.Logits);
        return shared is null ? items! : row.Map("xBarTotal", (a, b) => a + b, items!, shared);
    }

    private static RowProgram FromTape(RowBuilder builder, RowProgram program, List<Node> roots) =>
        ProgramCopy.Into(builder, program, (node, _) => roots.IndexOf(node) is var index and >= 0
            ? builder.Input(node.Name, InputKind.Saved, index)
            : null);
}
