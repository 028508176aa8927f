using System.Collections.Generic;
using SubsetGen.Generator.Model;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Emit;

/// <summary>Writes how a layer over TorchSharp's tensors comes by the kernels of a file, which no other file can name.</summary>
internal static class TensorKernelsEmitter
{
    /// <summary>What the file needs besides. The names are none that a user would give an alias for all files.</summary>
    public static void Usings(SourceWriter writer, LayerFile file)
    {
        writer.Line("using SubsetGen.Runtime.Torch;");
        if (file.HasMembers && (file.Spec.LearnableK || file.Spec.LearnableTemperature))
        {
            writer.Line("using TorchSharp.Utils;");
            writer.Line("using TorchParameter = TorchSharp.Modules.Parameter;");
        }

        if (file.HasMembers)
            writer.Line("using TorchTensor = TorchSharp.torch.Tensor;");
    }

    /// <param name="writer">Where to.</param>
    /// <param name="file">The file.</param>
    /// <param name="kernels">Its kernels.</param>
    /// <param name="stamp">What says of each method that it is emitted, where the class does not.</param>
    public static void Write(SourceWriter writer, LayerFile file, IReadOnlyList<KernelPlan> kernels, string? stamp)
    {
        foreach (var plan in kernels)
        {
            if (plan != kernels[0])
                writer.Line();
            if (stamp is not null)
                writer.Line(stamp);
            writer.Line($"private static KernelPair {file.KernelsOf(plan)}() => new({Host(file.Spec, plan)}, {Device(file.Spec, plan)});");
        }
    }

    private static string Host(LayerSpec spec, KernelPlan plan) =>
        spec.IsForHost ? $"new HostKernel<{ElementType.Of(spec.Precision).Keyword}, {plan.Name}, {plan.Noise}>()" : "null";

    private static string Device(LayerSpec spec, KernelPlan plan) =>
        spec.IsForDevice ? $"new CudaKernel<{ElementType.Of(spec.Precision).Keyword}, {plan.Name}>()" : "null";
}
