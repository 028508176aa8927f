using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Model;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Emit;

/// <summary>The parameters of a layer's members, with their documentation and how they are handed to the runtime.</summary>
internal sealed class LayerSignature
{
    private readonly LayerSpec spec;

    public LayerSignature(LayerSpec spec) => this.spec = spec;

    /// <summary>Parameters that say more of a call: which items take part, and how many each row chooses.</summary>
    public IReadOnlyList<CallOptions> Options => spec.AdjustableK
        ? [.. CallOptions.Limits, .. CallOptions.Limits.Select(limit => limit.WithRowK(T))]
        : CallOptions.Limits;

    public string T => ElementType.Of(spec.Precision).Keyword;

    /// <summary>The type of the noise.</summary>
    public string Noise => NoiseTable.Find(spec.Noise)!.RuntimeType;

    /// <summary>The name of the first output.</summary>
    public string Subset => spec.Samples > 1 ? "samples" : "subset";

    public string GradSubset => spec.Samples > 1 ? "gradSamples" : "gradSubset";

    public string Inputs => $"scoped in ReadOnlyTensorSpan<{T}> logits" + (spec.HasPairs ? $", scoped in ReadOnlyTensorSpan<{T}> pairLogits" : string.Empty);

    public string Outputs => $"scoped in TensorSpan<{T}> {Subset}" + (spec.HasPairs ? $", scoped in TensorSpan<{T}> pairSubset" : string.Empty);

    public string Arriving => spec.TakesLosses
        ? $"scoped ReadOnlySpan<{T}> losses"
        : $"scoped in ReadOnlyTensorSpan<{T}> {GradSubset}" + (spec.HasPairs ? $", scoped in ReadOnlyTensorSpan<{T}> gradPairs" : string.Empty);

    public string Gradients => $"scoped in TensorSpan<{T}> gradLogits" + (spec.HasPairs ? $", scoped in TensorSpan<{T}> gradPairLogits" : string.Empty);

    public string PassInputs(CallOptions options) => With("new(logits)", [.. Second("pairLogits"), .. options.Members]);

    public string PassOutputs => With($"new({Subset})", Second("pairSubset"));

    public string PassArriving => spec.TakesLosses
        ? $"new(new ReadOnlyTensorSpan<{T}>(losses))"
        : With($"new({GradSubset})", Second("gradPairs"));

    public string PassGradients(bool withK = false) =>
        With("new(gradLogits)", [.. Second("gradPairLogits"), .. withK ? new[] { "RowK = gradK" } : []]);

    public IEnumerable<string> InputDocs()
    {
        yield return Doc("logits", "Shape [..., n]. Minus infinity excludes an item, plus infinity makes it certain.");
        if (spec.HasPairs)
            yield return Doc("pairLogits", "Shape [..., n - 1]: what items i and i + 1 add when both are chosen.");
    }

    /// <param name="mayCoincide">Whether the subset may be written over the logits.</param>
    public IEnumerable<string> OutputDocs(bool mayCoincide = true)
    {
        yield return spec.Samples > 1
            ? Doc("samples", $"Receives the samples, shape [..., {Literals.Of(spec.Samples)}, n].")
            : Doc("subset", "Receives the subset; shape of the logits." + (mayCoincide ? " May be the same memory as the logits." : string.Empty));
        if (spec.HasPairs)
            yield return Doc("pairSubset", "Receives what the subset is on neighbours; shape of the pair logits, for each sample.");
    }

    public IEnumerable<string> ArrivingDocs()
    {
        if (spec.TakesLosses)
            yield return Doc("losses", "The loss of each sample, row by row.");
        else
            yield return Doc(GradSubset, $"The gradient that arrives for the {Subset}; " + (spec.Samples > 1 ? "same shape." : "shape of the logits."));
        if (spec.HasPairs && !spec.TakesLosses)
            yield return Doc("gradPairs", "The gradient that arrives for the pairs; same shape.");
    }

    public IEnumerable<string> GradientDocs()
    {
        yield return Doc("gradLogits", "Receives the gradient for the logits; shape of the logits.");
        if (spec.HasPairs)
            yield return Doc("gradPairLogits", "Receives the gradient for the pair logits; their shape.");
    }

    public static string Doc(string name, string text) => $"/// <param name=\"{name}\">{text}</param>";

    /// <summary>The name of a tensor for pairs, of a layer that has such.</summary>
    public IEnumerable<string> Pair(string name) => spec.HasPairs ? [name] : [];

    private IEnumerable<string> Second(string name) => spec.HasPairs ? [$"Second = {name}"] : [];

    private static string With(string creation, IEnumerable<string> members)
    {
        var all = string.Join(", ", members);
        return all.Length > 0 ? $"{creation} {{ {all} }}" : creation;
    }
}
