using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Model;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Emit;

/// <summary>Writes a kernel in CUDA C++: the same programs as in C#, in the other language.</summary>
internal sealed class CudaEmitter
{
    private CudaEmitter(string text, DeviceNeeds needs)
    {
        Text = text;
        Needs = needs;
    }

    public string Text { get; }

    /// <summary>What the kernel asks of the device beside its arguments.</summary>
    public DeviceNeeds Needs { get; }

    /// <summary>Identifies the text, so that a compiled kernel can be found again.</summary>
    public string Hash
    {
        get
        {
            using var sha = SHA256.Create();
            return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(Text)).Take(16).Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    public static CudaEmitter Of(LayerSpec spec, Methods.Method method, KernelPlan plan)
    {
        var writer = new SourceWriter();
        var target = new CudaTarget(ElementType.Of(spec.Precision));
        writer.Line($"// {spec.Type.Name}, {plan.Name}: {method.Name}, {method.Formula}");
        writer.Line("// A row belongs to a team of threads; each holds one lane of V.");
        writer.Line("#include <subsetgen/layer.cuh>");
        writer.Line();
        writer.Line("using namespace subsetgen;");
        writer.Line();
        new KernelEmitter(writer, spec, plan, target).Write();
        writer.Line();
        writer.Line($"SUBSETGEN_KERNELS({plan.Name}, {plan.Noise})");
        return new CudaEmitter(writer.ToString(), target.Needs);
    }
}
