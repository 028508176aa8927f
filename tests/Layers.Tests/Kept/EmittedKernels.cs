using System.Numerics;
using System.Reflection;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Layers.Tests.Kept;

/// <summary>The kernels that lie in the emitted files of layers. Their types are local to these, so they are found by name.</summary>
internal static class EmittedKernels
{
    /// <summary>The kernel behind Forward and Backward.</summary>
    public const string OfSubset = "Kernel";

    /// <summary>Kernels from which nothing flows back.</summary>
    private static readonly string[] Hard = ["MostLikelyKernel", "DrawKernel"];

    /// <summary>Each layer of these tests with its kernels.</summary>
    public static IReadOnlyList<(Type Layer, string Kernel)> All { get; } =
    [
        .. from layer in typeof(EmittedKernels).Assembly.GetTypes()
           where layer.IsDefined(typeof(KSubsetLayerAttribute))
           from kernel in Of(layer)
           let name = NameOf(kernel)
           where !Hard.Contains(name)
           orderby layer.Name, name
           select (layer, name),
    ];

    public static KSubsetLayerAttribute Settings(Type layer) => layer.GetCustomAttribute<KSubsetLayerAttribute>()!;

    public static EmittedKernel<T> Of<T>(Type layer, string kernel = OfSubset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var noise = Settings(layer).Noise switch
        {
            SubsetNoise.Gumbel => typeof(GumbelNoise),
            SubsetNoise.Logistic => typeof(LogisticNoise),
            SubsetNoise.Gaussian => typeof(GaussianNoise),
            SubsetNoise.SumOfGamma => typeof(SumOfGammaNoise),
            _ => typeof(NoNoise),
        };
        var type = typeof(EmittedKernel<,,>).MakeGenericType(typeof(T), Of(layer).Single(k => NameOf(k) == kernel), noise);
        return (EmittedKernel<T>)Activator.CreateInstance(type)!;
    }

    /// <summary>The call that the layer would make.</summary>
    public static LayerCall Call(Type layer)
    {
        var settings = Settings(layer);
        return new LayerCall(
            settings.K, settings.Temperature, new DrawKey(7, 1), settings.N, Samples: settings.Samples, Lambda: settings.Lambda);
    }

    private static IEnumerable<Type> Of(Type layer) =>
        from type in layer.Assembly.GetTypes()
        where type.Name.StartsWith($"<{layer.FullName!.Replace('.', '_')}_g>", StringComparison.Ordinal)
        where type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRowKernel<>))
        select type;

    private static string NameOf(Type kernel) => kernel.Name[(kernel.Name.LastIndexOf("__", StringComparison.Ordinal) + 2)..];
}
