using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Model;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Emit;

/// <summary>Writes the members of the class that users call. They hold no mathematics: each hands over to the runtime.</summary>
internal sealed class SurfaceEmitter
{
    private readonly SourceWriter writer;
    private readonly LayerFile file;
    private readonly IReadOnlyList<KernelPlan> kernels;
    private readonly LayerSpec spec;
    private readonly LayerSignature signature;
    private readonly StateEmitter state;

    public SurfaceEmitter(SourceWriter writer, LayerFile file, IReadOnlyList<KernelPlan> kernels)
    {
        this.writer = writer;
        this.file = file;
        this.kernels = kernels;
        spec = file.Spec;
        signature = new LayerSignature(spec);
        state = new StateEmitter(writer, spec);
    }

    /// <summary>The names this adds to a class; a member of the user's with one of them is a clash.</summary>
    public static IEnumerable<string> MemberNames(LayerSpec spec) =>
        MethodNames(spec).Concat(StateEmitter.MemberNames(spec)).Concat(TensorSurfaceEmitter.MemberNames(spec));

    /// <summary>The methods among them; they may stand beside other overloads.</summary>
    public static IEnumerable<string> MethodNames(LayerSpec spec) => spec.Module is null
        ? OverSpans(spec).Concat(TensorSurfaceEmitter.MethodNames(spec)).Distinct()
        : TensorSurfaceEmitter.MethodNames(spec);

    private static IEnumerable<string> OverSpans(LayerSpec spec)
    {
        yield return "Forward";
        yield return "Infer";
        yield return "Backward";
        if (spec.IsStateless && spec.IsForHost)
        {
            yield return "Apply";
            yield return "Vjp";
        }

        if (spec.Steps)
        {
            yield return "ForwardSteps";
            yield return "BackwardSteps";
        }

        foreach (var name in DistributionEmitter.MethodNames(spec))
            yield return name;
    }

    private string T => signature.T;

    private string Engine => $"LayerEngine<{T}, Kernel, {signature.Noise}>";

    public void Write()
    {
        // The attribute may stand once at a class; in other files it stands at the members.
        if (file.HasMembers)
            writer.Line(Stamp);
        writer.Braces(spec.Type.Declaration, () =>
        {
            if (file.HasMembers)
                Members();
            if (spec.HasTensors)
                TensorKernelsEmitter.Write(writer, file, kernels, file.HasMembers ? null : Stamp);
        });
    }

    private static string Stamp => $"[GeneratedCode(\"SubsetGen\", \"{typeof(SurfaceEmitter).Assembly.GetName().Version.ToString(3)}\")]";

    private void Members()
    {
        state.Write();
        if (spec.Module is null)
            OverMemory();
        if (spec.HasTensors)
            new TensorSurfaceEmitter(writer, spec).Write();
        state.Call();
        if (spec.Distribution)
            new DistributionEmitter(writer, spec, signature).Write();
        if (spec.HasTensors)
            writer.Line();
    }

    private void OverMemory()
    {
        if (spec.IsForHost)
            OnHost();
        else
            new HostRefusalEmitter(writer, spec, signature).Write();
        if (spec.IsForDevice)
            new DeviceSurfaceEmitter(writer, spec, signature).Write();
    }

    private void OnHost()
    {
        foreach (var options in signature.Options)
            Forward(options);
        foreach (var options in signature.Options)
            Infer(options);
        Backward(withK: false);
        if (spec.HasKGradient)
            Backward(withK: true);
        if (spec.Steps)
            Steps();
        if (spec.IsStateless)
            Statics();
    }

    private void Forward(CallOptions options)
    {
        writer.Summary("Chooses a subset in every row, and keeps what <c>Backward</c> needs.");
        writer.Lines(signature.InputDocs().Concat(signature.OutputDocs()).Concat(options.Docs));
        writer.Line("/// <returns>The tape for one <c>Backward</c>; dispose it.</returns>");
        writer.Line($"public SubsetTape<{T}> Forward({signature.Inputs}, {signature.Outputs}{options.Parameters}) =>");
        writer.Line($"    {Engine}.Forward(this, NextSubsetCall(), {signature.PassInputs(options)}, {signature.PassOutputs});");
    }

    private void Infer(CallOptions options)
    {
        writer.Summary("Chooses a subset in every row, and keeps nothing.");
        writer.Lines(signature.InputDocs().Concat(signature.OutputDocs()).Concat(options.Docs));
        writer.Line($"public void Infer({signature.Inputs}, {signature.Outputs}{options.Parameters}) =>");
        writer.Line($"    {Engine}.Infer(NextSubsetCall(), {signature.PassInputs(options)}, {signature.PassOutputs});");
    }

    private void Backward(bool withK)
    {
        writer.Summary("The adjoint of the <c>Forward</c> that made the tape.");
        writer.Line("/// <param name=\"tape\">A tape of this layer, not used yet.</param>");
        writer.Lines(signature.ArrivingDocs().Concat(signature.GradientDocs()));
        if (withK)
            writer.Line(LayerSignature.Doc("gradK", "Receives the gradient for k, one a row; for a k that all rows share, their sum is its gradient."));
        var parameters = $"SubsetTape<{T}> tape, {signature.Arriving}, {signature.Gradients}" + (withK ? $", scoped Span<{T}> gradK" : string.Empty);
        var call = $"{Engine}.Backward(this, tape, {signature.PassArriving}, {signature.PassGradients(withK)});";
        if (!spec.AdaptiveLambda)
        {
            writer.Line($"public void Backward({parameters}) =>");
            writer.Line($"    {call}");
            return;
        }

        writer.Braces($"public void Backward({parameters})", () =>
        {
            writer.Line(call);
            writer.Line("_subsetLambda.Observe(gradLogits.AsReadOnlyTensorSpan());");
        });
    }

    private void Steps()
    {
        writer.Summary("Hands out the k steps whose sum is the subset.");
        writer.Line(LayerSignature.Doc("logits", "Shape [..., n]."));
        writer.Line(LayerSignature.Doc("steps", "Receives the steps, shape [..., k, n]: each a distribution over the items."));
        writer.Line("/// <returns>The tape for one <c>BackwardSteps</c>; dispose it.</returns>");
        writer.Line($"public SubsetTape<{T}> ForwardSteps({signature.Inputs}, scoped in TensorSpan<{T}> steps) =>");
        writer.Line($"    {Engine}.Forward(this, NextSubsetCall() with {{ Steps = true }}, new(logits), new(steps));");
        writer.Summary("The adjoint of the <c>ForwardSteps</c> that made the tape.");
        writer.Line("/// <param name=\"tape\">A tape of this layer, not used yet.</param>");
        writer.Line(LayerSignature.Doc("gradSteps", "The gradient that arrives for the steps, shape [..., k, n]."));
        writer.Line(LayerSignature.Doc("gradLogits", "Receives the gradient for the logits, shape [..., n]."));
        writer.Line($"public void BackwardSteps(SubsetTape<{T}> tape, scoped in ReadOnlyTensorSpan<{T}> gradSteps, scoped in TensorSpan<{T}> gradLogits) =>");
        writer.Line($"    {Engine}.Backward(this, tape, new(gradSteps), new(gradLogits), steps: true);");
    }

    private void Statics()
    {
        foreach (var options in signature.Options)
        {
            writer.Summary("The layer as a function: it has no state.");
            writer.Lines(signature.InputDocs().Concat(signature.OutputDocs()).Concat(options.Docs));
            writer.Line($"public static void Apply({signature.Inputs}, {signature.Outputs}{options.Parameters}) =>");
            writer.Line($"    {Engine}.Infer(SubsetCall, {signature.PassInputs(options)}, {signature.PassOutputs});");
        }

        foreach (var options in signature.Options)
        {
            writer.Summary("The vector-Jacobian product of the function at given logits; computes forward again.");
            writer.Lines(signature.InputDocs().Concat(signature.ArrivingDocs()).Concat(signature.GradientDocs()).Concat(options.Docs));
            writer.Line($"public static void Vjp({signature.Inputs}, {signature.Arriving}, {signature.Gradients}{options.Parameters}) =>");
            writer.Line($"    {Engine}.Vjp(SubsetCall, {signature.PassInputs(options)}, {signature.PassArriving}, {signature.PassGradients()});");
        }
    }
}
