using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Distributions;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Model;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Emit;

/// <summary>Writes the members about the law behind a layer: its numbers with their gradients, its likeliest subset, draws.</summary>
internal sealed class DistributionEmitter
{
    private readonly SourceWriter writer;
    private readonly LayerSpec spec;
    private readonly LayerSignature signature;

    public DistributionEmitter(SourceWriter writer, LayerSpec spec, LayerSignature signature)
    {
        this.writer = writer;
        this.spec = spec;
        this.signature = signature;
    }

    /// <summary>The methods this adds to a class.</summary>
    public static IEnumerable<string> MethodNames(LayerSpec spec)
    {
        if (!spec.Distribution)
            return [];
        return DistributionTable.All.SelectMany(f => new[] { f.Name, f.Name + "Vjp" })
            .Concat(["MostLikely", "Draw"])
            .Concat(spec.HasPairs ? [] : ["ForwardWithEntropy", "BackwardWithEntropy"]);
    }

    /// <summary>What the methods call.</summary>
    public const string CallName = "SubsetLaw";

    private string T => signature.T;

    private string Static => spec.HasConstantLaw ? "static " : string.Empty;

    public void Write()
    {
        if (spec.IsForHost && spec.Module is null)
            OnHost();
        writer.Line();
        writer.Line($"private {Static}LayerCall {CallName} => new(K, {StateEmitter.Temperature(spec)}{StateEmitter.FixedLength(spec)});");
    }

    private void OnHost()
    {
        foreach (var function in DistributionTable.All)
        {
            Value(function);
            Gradient(function);
        }

        if (!spec.HasPairs)
            WithEntropy();
        MostLikely();
        Draw();
    }

    private void Value(DistributionFunction function)
    {
        var name = Parameter(function);
        writer.Summary(function.Summary);
        writer.Lines(signature.InputDocs().Concat(KernelOperands.FurtherDocs(function, signature)));
        writer.Line(LayerSignature.Doc(name, "Receives the value, one a row."));
        writer.Line($"public {Static}void {function.Name}({Inputs(function)}, scoped Span<{T}> {name}) =>");
        writer.Line($"    {Engine(function)}.Infer({CallName}, {PassInputs(function)}, new(new TensorSpan<{T}>({name})));");
    }

    private void Gradient(DistributionFunction function)
    {
        var arriving = "grad" + function.Name;
        var gradients = KernelOperands.GradientsOf(function, signature);
        writer.Summary($"The vector-Jacobian product of <c>{function.Name}</c>.");
        writer.Lines(signature.InputDocs().Concat(KernelOperands.FurtherDocs(function, signature)));
        writer.Line(LayerSignature.Doc(arriving, "The gradient that arrives for the value, one a row."));
        writer.Lines(gradients.Select(g => LayerSignature.Doc(g, $"Receives the gradient for the {Words(g.Substring(4))}; same shape.")));
        var parameters = string.Join(", ", gradients.Select(g => $"scoped in TensorSpan<{T}> {g}"));
        writer.Line($"public {Static}void {function.Name}Vjp({Inputs(function)}, scoped ReadOnlySpan<{T}> {arriving}, {parameters}) =>");
        writer.Line(
            $"    {Engine(function)}.Vjp({CallName}, {PassInputs(function)}, new(new ReadOnlyTensorSpan<{T}>({arriving})), {KernelOperands.New(gradients, [])});");
    }

    /// <summary>gradOtherPairLogits as "other pair logits".</summary>
    private static string Words(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : string.Empty) + char.ToLowerInvariant(c) : c.ToString()));

    private void WithEntropy()
    {
        var engine = $"LayerEngine<{T}, {LayerPrograms.WithEntropyPrefix}Kernel, {signature.Noise}>";
        writer.Summary("Chooses a subset in every row, says the entropy of the law behind it, and keeps what <c>BackwardWithEntropy</c> needs: one pass for both.");
        writer.Lines(signature.InputDocs().Concat(signature.OutputDocs()));
        writer.Line(LayerSignature.Doc("entropy", "Receives the entropy, one a row, in nats. With noise it is that of the law of the perturbed logits."));
        writer.Line("/// <returns>The tape for one <c>BackwardWithEntropy</c>; dispose it.</returns>");
        writer.Line($"public SubsetTape<{T}> ForwardWithEntropy({signature.Inputs}, {signature.Outputs}, scoped Span<{T}> entropy) =>");
        writer.Line($"    {engine}.Forward(this, NextSubsetCall(), new(logits), new({signature.Subset}) {{ Second = new TensorSpan<{T}>(entropy) }});");
        writer.Summary("The adjoint of the <c>ForwardWithEntropy</c> that made the tape, in one pass for both gradients.");
        writer.Line("/// <param name=\"tape\">A tape of this layer, not used yet.</param>");
        writer.Lines(signature.ArrivingDocs());
        writer.Line(LayerSignature.Doc("gradEntropy", "The gradient that arrives for the entropy, one a row."));
        writer.Lines(signature.GradientDocs());
        writer.Line($"public void BackwardWithEntropy(SubsetTape<{T}> tape, {signature.Arriving}, scoped ReadOnlySpan<{T}> gradEntropy, {signature.Gradients}) =>");
        writer.Line(
            $"    {engine}.Backward(this, tape, {signature.PassArriving} {{ Second = new ReadOnlyTensorSpan<{T}>(gradEntropy) }}, {signature.PassGradients()});");
    }

    private void MostLikely()
    {
        writer.Summary("The subset with the largest probability; ties go to the lower index.");
        writer.Lines(signature.InputDocs());
        writer.Line(LayerSignature.Doc("subset", "Receives zeros and ones; shape of the logits."));
        writer.Line($"public {Static}void MostLikely({signature.Inputs}, scoped in TensorSpan<{T}> subset) =>");
        writer.Line($"    LayerEngine<{T}, MostLikelyKernel, NoNoise>.Infer({CallName}, {signature.PassInputs(CallOptions.None)}, new(subset));");
    }

    private void Draw()
    {
        writer.Summary("Draws subsets from the law, as many of each row as there is room for: the tables behind them are made once.");
        writer.Lines(signature.InputDocs());
        writer.Line(LayerSignature.Doc("samples", "Receives zeros and ones, shape [..., s, n]."));
        writer.Line(LayerSignature.Doc("seed", "Decides the draws, together with row, sample and item."));
        writer.Line($"public {Static}void Draw({signature.Inputs}, scoped in TensorSpan<{T}> samples, ulong seed) =>");
        writer.Line($"    LayerEngine<{T}, DrawKernel, NoNoise>.Infer({CallName}.ForSamples(samples, seed), {signature.PassInputs(CallOptions.None)}, new(samples));");
    }

    private string Inputs(DistributionFunction function) =>
        string.Join(", ", KernelOperands.InputsOf(function, signature).Select(name => $"scoped in ReadOnlyTensorSpan<{T}> {name}"));

    private string PassInputs(DistributionFunction function) => KernelOperands.New(KernelOperands.InputsOf(function, signature), []);

    private string Engine(DistributionFunction function) => $"LayerEngine<{T}, {function.Name}Kernel, NoNoise>";

    private static string Parameter(DistributionFunction function) => char.ToLowerInvariant(function.Name[0]) + function.Name.Substring(1);
}
