using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Distributions;

namespace SubsetGen.Generator.Emit;

/// <summary>The tensors of a call in the order in which a kernel has them, whatever kind of tensor they are.</summary>
internal static class KernelOperands
{
    /// <summary>What the engine is handed: the tensors, then what else is said of them.</summary>
    public static string New(IReadOnlyList<string> tensors, IEnumerable<string> further)
    {
        var members = string.Join(", ", tensors.Skip(1).Zip(["Second", "Third", "Fourth"], (tensor, place) => $"{place} = {tensor}").Concat(further));
        return members.Length > 0 ? $"new({tensors[0]}) {{ {members} }}" : $"new({tensors[0]})";
    }

    /// <summary>What a function of the law reads.</summary>
    public static List<string> InputsOf(DistributionFunction function, LayerSignature signature)
    {
        List<string> names = ["logits", .. signature.Pair("pairLogits")];
        if (function.Further is { } further)
            names.AddRange([further.Name, .. further.AreLogits ? signature.Pair("otherPairLogits") : []]);
        return names;
    }

    /// <summary>What it has gradients for.</summary>
    public static List<string> GradientsOf(DistributionFunction function, LayerSignature signature)
    {
        List<string> names = ["gradLogits", .. signature.Pair("gradPairLogits")];
        if (function.Further is { AreLogits: true })
            names.AddRange(["gradOtherLogits", .. signature.Pair("gradOtherPairLogits")]);
        return names;
    }

    /// <summary>What is said of the inputs that are not the layer's own.</summary>
    public static IEnumerable<string> FurtherDocs(DistributionFunction function, LayerSignature signature)
    {
        if (function.Further is not { } further)
            yield break;
        yield return LayerSignature.Doc(further.Name, further.Doc);
        if (further.AreLogits && signature.Pair("otherPairLogits").Any())
            yield return LayerSignature.Doc("otherPairLogits", "The pair logits of q.");
    }
}
