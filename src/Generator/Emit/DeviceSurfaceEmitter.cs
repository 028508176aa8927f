using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Distributions;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Model;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Emit;

/// <summary>Writes the overloads of a layer's members that take tensors in device memory.</summary>
internal sealed class DeviceSurfaceEmitter
{
    private readonly SourceWriter writer;
    private readonly LayerSpec spec;
    private readonly LayerSignature signature;

    public DeviceSurfaceEmitter(SourceWriter writer, LayerSpec spec, LayerSignature signature)
    {
        this.writer = writer;
        this.spec = spec;
        this.signature = signature;
    }

    private string Engine(string kernel) => $"DeviceEngine<{signature.T}, {kernel}>";

    private string Inputs => Tensors(["logits", .. signature.Pair("pairLogits")]);

    private string Outputs => Tensors([signature.Subset, .. signature.Pair("pairSubset")]);

    private string Arriving => spec.TakesLosses ? Tensors(["losses"]) : Tensors([signature.GradSubset, .. signature.Pair("gradPairs")]);

    private string Gradients => Tensors(["gradLogits", .. signature.Pair("gradPairLogits")]);

    private string Options => $"DeviceLimits limits = default, {(spec.AdjustableK ? "DeviceTensor k = default, " : string.Empty)}CudaStream stream = default";

    private string PassInputs => Pass(["logits", .. signature.Pair("pairLogits")], ["Limits = limits", .. spec.AdjustableK ? ["RowK = k"] : System.Array.Empty<string>()]);

    private string PassOutputs => Pass([signature.Subset, .. signature.Pair("pairSubset")]);

    private string PassArriving => spec.TakesLosses ? Pass(["losses"]) : Pass([signature.GradSubset, .. signature.Pair("gradPairs")]);

    public void Write()
    {
        Forward();
        Infer();
        Backward();
        if (spec.Steps)
            Steps();
        if (!spec.Distribution)
            return;
        foreach (var function in DistributionTable.All)
            Law(function);
        if (!spec.HasPairs)
            WithEntropy();
        MostLikely();
        Draw();
    }

    private void Forward()
    {
        writer.Summary("Chooses a subset in every row, in device memory, and keeps what <c>Backward</c> needs.");
        Docs(signature.InputDocs().Concat(signature.OutputDocs(mayCoincide: false)));
        writer.Line("/// <returns>The tape for one <c>Backward</c>; dispose it. The logits are not copied: leave them as they are until then.</returns>");
        writer.Line($"public DeviceTape Forward({Inputs}, {Outputs}, {Options}) =>");
        writer.Line($"    {Engine("Kernel")}.Forward(this, NextSubsetCall(), {PassInputs}, {PassOutputs}, stream);");
    }

    private void Infer()
    {
        writer.Summary("Chooses a subset in every row, in device memory, and keeps nothing.");
        Docs(signature.InputDocs().Concat(signature.OutputDocs()));
        writer.Line($"public void Infer({Inputs}, {Outputs}, {Options}) =>");
        writer.Line($"    {Engine("Kernel")}.Infer(NextSubsetCall(), {PassInputs}, {PassOutputs}, stream);");
    }

    private void Backward()
    {
        writer.Summary("The adjoint of the <c>Forward</c> that made the tape, in device memory.");
        writer.Line("/// <param name=\"tape\">A tape of this layer, not used yet.</param>");
        writer.Lines(signature.ArrivingDocs().Concat(signature.GradientDocs()));
        if (spec.HasKGradient)
            writer.Line(LayerSignature.Doc("gradK", "Receives the gradient for k, one a row, where it is wanted."));
        writer.Line(LayerSignature.Doc("stream", "Where the kernel runs; the default stream if none is given."));
        writer.Line($"public void Backward(DeviceTape tape, {Arriving}, {Gradients}, {(spec.HasKGradient ? "DeviceTensor gradK = default, " : string.Empty)}CudaStream stream = default) =>");
        var gradients = Pass(["gradLogits", .. signature.Pair("gradPairLogits")], spec.HasKGradient ? ["RowK = gradK"] : []);
        writer.Line($"    {Engine("Kernel")}.Backward(this, tape, {PassArriving}, {gradients}, stream);");
    }

    private void Steps()
    {
        writer.Summary("Hands out the k steps whose sum is the subset, in device memory.");
        writer.Line(LayerSignature.Doc("logits", "Shape [..., n]."));
        writer.Line(LayerSignature.Doc("steps", "Receives the steps, shape [..., k, n]."));
        writer.Line(LayerSignature.Doc("stream", "Where the kernel runs."));
        writer.Line("/// <returns>The tape for one <c>BackwardSteps</c>; dispose it.</returns>");
        writer.Line($"public DeviceTape ForwardSteps(DeviceTensor logits, DeviceTensor steps, CudaStream stream = default) =>");
        writer.Line($"    {Engine("Kernel")}.Forward(this, NextSubsetCall() with {{ Steps = true }}, new(logits), new(steps), stream);");
        writer.Summary("The adjoint of the <c>ForwardSteps</c> that made the tape, in device memory.");
        writer.Line("/// <param name=\"tape\">A tape of this layer, not used yet.</param>");
        writer.Line(LayerSignature.Doc("gradSteps", "The gradient that arrives for the steps, shape [..., k, n]."));
        writer.Line(LayerSignature.Doc("gradLogits", "Receives the gradient for the logits, shape [..., n]."));
        writer.Line(LayerSignature.Doc("stream", "Where the kernel runs."));
        writer.Line($"public void BackwardSteps(DeviceTape tape, DeviceTensor gradSteps, DeviceTensor gradLogits, CudaStream stream = default) =>");
        writer.Line($"    {Engine("Kernel")}.Backward(this, tape, new(gradSteps), new(gradLogits), stream, steps: true);");
    }

    /// <summary>A number that says something of the law, and its gradient.</summary>
    private void Law(DistributionFunction function)
    {
        var inputs = KernelOperands.InputsOf(function, signature);
        var gradients = KernelOperands.GradientsOf(function, signature);
        var value = char.ToLowerInvariant(function.Name[0]) + function.Name.Substring(1);
        var engine = Engine($"{function.Name}Kernel");
        writer.Summary($"{function.Summary} In device memory.");
        writer.Line($"public void {function.Name}({Tensors(inputs)}, DeviceTensor {value}, CudaStream stream = default) =>");
        writer.Line($"    {engine}.Infer({DistributionEmitter.CallName}, {Pass(inputs)}, new({value}), stream);");
        writer.Summary($"The vector-Jacobian product of <c>{function.Name}</c>, in device memory.");
        writer.Line($"public void {function.Name}Vjp({Tensors(inputs)}, DeviceTensor grad{function.Name}, {Tensors(gradients)}, CudaStream stream = default) =>");
        writer.Line($"    {engine}.Vjp({DistributionEmitter.CallName}, {Pass(inputs)}, new(grad{function.Name}), {Pass(gradients)}, stream);");
    }

    private void WithEntropy()
    {
        var engine = Engine($"{LayerPrograms.WithEntropyPrefix}Kernel");
        writer.Summary("Chooses a subset in every row and says the entropy of the law behind it, in one pass over device memory.");
        writer.Lines(signature.InputDocs().Concat(signature.OutputDocs()));
        writer.Line(LayerSignature.Doc("entropy", "Receives the entropy, one a row, in nats."));
        writer.Line(LayerSignature.Doc("stream", "Where the kernel runs."));
        writer.Line("/// <returns>The tape for one <c>BackwardWithEntropy</c>; dispose it.</returns>");
        writer.Line($"public DeviceTape ForwardWithEntropy({Inputs}, {Outputs}, DeviceTensor entropy, CudaStream stream = default) =>");
        writer.Line($"    {engine}.Forward(this, NextSubsetCall(), new(logits), {Pass([signature.Subset, "entropy"])}, stream);");
        writer.Summary("The adjoint of the <c>ForwardWithEntropy</c> that made the tape, in device memory.");
        writer.Line("/// <param name=\"tape\">A tape of this layer, not used yet.</param>");
        writer.Lines(signature.ArrivingDocs());
        writer.Line(LayerSignature.Doc("gradEntropy", "The gradient that arrives for the entropy, one a row."));
        writer.Lines(signature.GradientDocs());
        writer.Line(LayerSignature.Doc("stream", "Where the kernel runs."));
        writer.Line($"public void BackwardWithEntropy(DeviceTape tape, {Arriving}, DeviceTensor gradEntropy, {Gradients}, CudaStream stream = default) =>");
        writer.Line($"    {engine}.Backward(this, tape, {Pass([spec.TakesLosses ? "losses" : signature.GradSubset, "gradEntropy"])}, new(gradLogits), stream);");
    }

    private void MostLikely()
    {
        writer.Summary("The subset with the largest probability, in device memory; ties go to the lower index.");
        writer.Lines(signature.InputDocs());
        writer.Line(LayerSignature.Doc("subset", "Receives zeros and ones; shape of the logits."));
        writer.Line(LayerSignature.Doc("stream", "Where the kernel runs."));
        writer.Line($"public void MostLikely({Inputs}, DeviceTensor subset, CudaStream stream = default) =>");
        writer.Line($"    {Engine("MostLikelyKernel")}.Infer({DistributionEmitter.CallName}, {Pass(["logits", .. signature.Pair("pairLogits")])}, new(subset), stream);");
    }

    private void Draw()
    {
        writer.Summary("Draws subsets from the law, as many of each row as there is room for, in device memory.");
        writer.Lines(signature.InputDocs());
        writer.Line(LayerSignature.Doc("samples", "Receives zeros and ones, shape [..., s, n]."));
        writer.Line(LayerSignature.Doc("seed", "Decides the draws, together with row, sample and item."));
        writer.Line(LayerSignature.Doc("stream", "Where the kernel runs."));
        writer.Line($"public void Draw({Inputs}, DeviceTensor samples, ulong seed, CudaStream stream = default) =>");
        writer.Line(
            $"    {Engine("DrawKernel")}.Infer({DistributionEmitter.CallName}.ForSamples(samples, seed), "
            + $"{Pass(["logits", .. signature.Pair("pairLogits")])}, new(samples), stream);");
    }

    private void Docs(IEnumerable<string> docs)
    {
        writer.Lines(docs);
        writer.Line(LayerSignature.Doc("limits", "Which items take part: a mask, or a length for each row; all if nothing is given."));
        if (spec.AdjustableK)
            writer.Line(LayerSignature.Doc("k", "One a row: the number of items to choose, instead of the property's."));
        writer.Line(LayerSignature.Doc("stream", "Where the kernel runs; the default stream if none is given."));
    }

    private static string Tensors(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"DeviceTensor {name}"));

    private static string Pass(IReadOnlyList<string> tensors, params string[] further) => KernelOperands.New(tensors, further);
}
