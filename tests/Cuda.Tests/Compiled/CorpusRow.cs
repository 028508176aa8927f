using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Compiled;

/// <summary>Device text that must compile for every device.</summary>
/// <param name="Name">What a failing test calls it.</param>
/// <param name="Text">The text.</param>
/// <param name="Shape">How its rows lie on threads.</param>
internal sealed record CorpusRow(string Name, string Text, KernelShape Shape)
{
    public string Title => $"{Name}, team {Shape.Team}, items {Shape.Items}, {Shape.Storage}{(Shape.IsForTemperature ? ", temperature" : string.Empty)}";

    /// <summary>Compiles it to machine code, or takes what an earlier compilation said.</summary>
    /// <param name="architecture">What for: 80 for compute capability 8.0.</param>
    /// <returns>What its kernels take of a device.</returns>
    public IReadOnlyList<KernelResources> Compile(int architecture) => KernelResources.Parse(Log($"sm_{architecture}", "--ptxas-options=-v"));

    /// <summary>Compiles it to intermediate code alone, which takes half the time.</summary>
    /// <param name="architecture">What for: 80 for compute capability 8.0.</param>
    /// <exception cref="CudaException">It does not compile.</exception>
    public void CompileToIntermediateCode(int architecture) => Log($"compute_{architecture}");

    private string Log(string target, params string[] further)
    {
        string[] options = [.. KernelCompiler.Options(Shape), .. further];
        var key = KernelCompiler.Key(Text, DeviceLibrary.Headers, options, Nvrtc.Version, target);
        var log = Harness.CacheFolder.File(".log", Convert.ToHexString(key));
        if (!Harness.CacheFolder.Has(log))
        {
            var image = Nvrtc.Compile(Text, DeviceLibrary.Headers, options, target, Title);
            Harness.CacheFolder.Make(log, unfinished => File.WriteAllText(unfinished, image.Log));
        }

        return File.ReadAllText(log);
    }
}
