using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SubsetGen.Generator.Tests.Harness;

/// <summary>
/// What layers see of TorchSharp and of the runtime over it, as declarations without bodies: neither is needed to see what is
/// emitted. The layers in <c>tests/TorchSharp.Tests</c> are compiled against the real ones.
/// </summary>
internal static class TorchStubs
{
    private const string Library = """
        namespace TorchSharp
        {
            public static class torch
            {
                public class Tensor;

                public static class nn
                {
                    public abstract class Module
                    {
                        protected Module(string name) { }
                        public virtual bool training => true;
                        protected virtual void RegisterComponents() { }
                    }

                    public abstract class Module<T, TResult>(string name) : Module(name)
                    {
                        public abstract TResult forward(T input);
                    }

                    public abstract class Module<T1, T2, TResult>(string name) : Module(name)
                    {
                        public abstract TResult forward(T1 input1, T2 input2);
                    }

                    public abstract class Module<T1, T2, T3, TResult>(string name) : Module(name)
                    {
                        public abstract TResult forward(T1 input1, T2 input2, T3 input3);
                    }
                }
            }
        }

        namespace TorchSharp.Modules
        {
            public class Parameter : torch.Tensor;
        }

        namespace TorchSharp.Utils
        {
            [System.AttributeUsage(System.AttributeTargets.Field)]
            public class ComponentNameAttribute : System.Attribute
            {
                public string? Name { get; set; }
            }
        }
        """;

    private const string Runtime = """
        using SubsetGen.Runtime.Cuda;
        using SubsetGen.Runtime.Layers;
        using SubsetGen.Runtime.Random;
        using SubsetGen.Runtime.Sampling;
        using TorchSharp.Modules;
        using static TorchSharp.torch;

        namespace SubsetGen.Runtime.Torch;

        public abstract class HostKernel;

        public sealed class HostKernel<T, TKernel, TNoise> : HostKernel
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
            where TKernel : struct, IRowKernel<T>
            where TNoise : INoise;

        public abstract class CudaKernel;

        public sealed class CudaKernel<T, TKernel> : CudaKernel
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
            where TKernel : struct, IDeviceKernel<T>;

        public sealed class KernelPair(HostKernel? host, CudaKernel? device);

        public readonly record struct TensorInputs(Tensor Logits)
        {
            public Tensor? Second { get; init; }
            public Tensor? Third { get; init; }
            public Tensor? Fourth { get; init; }
            public Tensor? Limits { get; init; }
            public Tensor? K { get; init; }
            public Tensor? LogTemperature { get; init; }
            public AdaptiveLambda? Lambda { get; init; }
            public int Repeats { get; init; }
        }

        public sealed class TensorLayer(string name, KernelPair? single, KernelPair? doubles)
        {
            public Tensor Apply(in LayerCall call, in TensorInputs inputs) => throw null!;
            public (Tensor First, Tensor Second) ApplyBoth(in LayerCall call, in TensorInputs inputs) => throw null!;
            public Tensor Infer(in LayerCall call, in TensorInputs inputs) => throw null!;
        }

        public static class TensorParameter
        {
            public static Parameter Of(double initial) => throw null!;
            public static double Read(Parameter parameter) => throw null!;
            public static void Write(Parameter parameter, double value) => throw null!;
        }
        """;

    /// <summary>TorchSharp alone.</summary>
    public static MetadataReference TorchSharp { get; } = Compile("TorchSharp", Library, References.All);

    /// <summary>A project with TorchSharp and without SubsetGen's part for it.</summary>
    public static IReadOnlyList<MetadataReference> WithoutRuntime { get; } = [.. References.All, TorchSharp];

    /// <summary>A project that trains with TorchSharp.</summary>
    public static IReadOnlyList<MetadataReference> All { get; } =
        [.. WithoutRuntime, Compile("SubsetGen.TorchSharp", Runtime, WithoutRuntime)];

    private static MetadataReference Compile(string assembly, string source, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            assembly,
            [GeneratorHarness.Parse(source)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        if (!emitted.Success)
            throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
