using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Model;

namespace SubsetGen.Generator.Emit;

/// <summary>
/// One emitted file. A layer has one; a TorchSharp module has one for each layer it is made of: in training and in evaluation,
/// in single and in double precision. The first has the members, the others only kernels.
/// </summary>
/// <param name="Suffix">What tells its name from the others'.</param>
/// <param name="Spec">The layer whose kernels it has.</param>
/// <param name="Role">What the kernels are for: nothing in training, or <see cref="Evaluation"/>.</param>
internal sealed record LayerFile(string Suffix, LayerSpec Spec, string Role = "")
{
    public const string Evaluation = "Evaluation";

    public bool HasMembers => Suffix.Length == 0;

    /// <summary>The files of a layer, that with its members first.</summary>
    public static IEnumerable<LayerFile> Of(LayerSpec spec)
    {
        yield return new(string.Empty, spec);
        if (spec.Module is null)
            yield break;
        yield return new(".Double", spec with { Precision = "Double" });
        if (Evaluated(spec) is not { } evaluated)
            yield break;
        yield return new($".{Evaluation}", evaluated, Evaluation);
        yield return new($".{Evaluation}.Double", evaluated with { Precision = "Double" }, Evaluation);
    }

    /// <summary>
    /// The layer in evaluation: without noise, and the largest logits themselves where there is a number of them; null where the
    /// layer is that already.
    /// </summary>
    public static LayerSpec? Evaluated(LayerSpec spec)
    {
        var training = spec with { Steps = false, Distribution = false };
        var evaluated = training with
        {
            K = spec.K is { } k && !spec.AdjustableK ? Math.Round(k, MidpointRounding.AwayFromZero) : spec.K,
            Noise = "None",
            Sample = spec.HasImplicitK ? "Relaxed" : "TopK",
            Samples = 1,
            Gradient = "Relaxed",
            GradientTemperature = 1,
            Lambda = 1,
            AdaptiveLambda = false,
        };
        return evaluated == training ? null : evaluated;
    }

    /// <summary>The method that makes the kernels of a plan.</summary>
    public string KernelsOf(KernelPlan plan) => KernelsOf(Role + Part(plan), Spec.Precision);

    /// <summary>The method that makes the kernels of a part of the layer.</summary>
    /// <param name="part">Nothing for the subset in training; <see cref="Evaluation"/>, or a function of the law.</param>
    /// <param name="precision">A member of <c>SubsetPrecision</c>.</param>
    public static string KernelsOf(string part, string precision) => $"Subset{part}In{precision}";

    /// <summary>The parts of a layer: its kernels without that word.</summary>
    public static IEnumerable<string> Parts(LayerSpec spec) =>
        KernelPlan.Names(spec).Select(Part).Concat(spec.Module is not null && Evaluated(spec) is not null ? [Evaluation] : []);

    private static string Part(KernelPlan plan) => Part(plan.Name);

    private static string Part(string kernel) => kernel.Substring(0, kernel.Length - "Kernel".Length);
}
