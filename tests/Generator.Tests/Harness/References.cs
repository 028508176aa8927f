using System.Numerics.Tensors;
using Microsoft.CodeAnalysis;

namespace SubsetGen.Generator.Tests.Harness;

/// <summary>What source text is compiled against, each read once: parsing metadata costs more than compiling a layer.</summary>
internal static class References
{
    /// <summary>The framework that runs these tests.</summary>
    public static IReadOnlyList<MetadataReference> Framework { get; } = ReadFramework();

    public static MetadataReference Tensors { get; } = Of(typeof(Tensor));

    public static MetadataReference Attributes { get; } = Of(typeof(KSubsetLayerAttribute));

    public static MetadataReference Runtime { get; } = Of(typeof(SubsetGen.Runtime.Layers.LayerCall));

    /// <summary>What a project that uses SubsetGen sees.</summary>
    public static IReadOnlyList<MetadataReference> All { get; } = [.. Framework, Tensors, Attributes, Runtime];

    /// <summary>A project that has the attribute and lacks the runtime library.</summary>
    public static IReadOnlyList<MetadataReference> WithoutRuntime { get; } = [.. Framework, Attributes];

    // The list of trusted assemblies also holds the test's own packages; only the framework's folder counts.
    private static IReadOnlyList<MetadataReference> ReadFramework()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return [.. trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder)
            .Select(path => MetadataReference.CreateFromFile(path))];
    }

    private static MetadataReference Of(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);
}
