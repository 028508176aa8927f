using System.Globalization;
using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Benchmarks.Gpu;

/// <summary>What is measured: a method at a shape, with numbers of a type in memory.</summary>
/// <param name="Method">The method.</param>
/// <param name="Shape">Rows, items, and how many are chosen.</param>
/// <param name="Storage">The numbers.</param>
internal sealed record GpuCase(GpuMethod Method, Shape Shape, DeviceType Storage)
{
    /// <summary>The shapes that are measured where none is asked for: those of the targets, and one for the method without any.</summary>
    public static IReadOnlyList<Shape> DefaultShapes(GpuMethod method) => method switch
    {
        GpuMethod.SigmoidTopK => [new(65536, 1024, 32), new(16384, 4096, 64)],
        GpuMethod.SuccessiveSoftmax => [new(16384, 1024, 10)],
        GpuMethod.Marginals => [new(4096, 1000, 100)],
        _ => [new(2048, 131072, 1024)],
    };

    /// <summary>The first columns of a line about it.</summary>
    public string Columns => string.Create(
        CultureInfo.InvariantCulture,
        $"{Method,-18} {Shape.Rows,6} {Shape.N,7} {Shape.K,5} {StorageName(Storage),-9}");

    /// <summary>How a type is called in output and options.</summary>
    public static string StorageName(DeviceType storage) => storage.ToString().ToLowerInvariant();

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Shape} {StorageName(Storage)}";
}
