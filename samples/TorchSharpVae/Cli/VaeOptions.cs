using SubsetGen.TorchSharpVae.Model;

namespace SubsetGen.TorchSharpVae.Cli;

/// <summary>What a run is asked to do.</summary>
/// <param name="DataFolder">A folder of IDX files, or null to draw digits.</param>
/// <param name="Estimators">The estimators to train with, one model each.</param>
/// <param name="Epochs">Epochs.</param>
/// <param name="Batch">Images a step.</param>
/// <param name="Seed">Of the first weights, the samplers, the order of the images, and the drawn digits.</param>
/// <param name="Limit">The most images to learn from, and to hold out.</param>
/// <param name="Device">Where it computes.</param>
/// <param name="ReportPath">Where the report goes.</param>
/// <param name="SavePath">Where the weights go, or null.</param>
internal sealed record VaeOptions(
    string? DataFolder, IReadOnlyList<Estimator> Estimators, int Epochs, int Batch, ulong Seed, int Limit, ComputeDevice Device,
    string ReportPath, string? SavePath)
{
    /// <summary>The default of <c>--epochs</c>.</summary>
    public const int DefaultEpochs = 10;

    /// <summary>The default of <c>--batch</c>, as published.</summary>
    public const int DefaultBatch = 100;

    /// <summary>The default of <c>--seed</c>.</summary>
    public const ulong DefaultSeed = 1;

    /// <summary>The default of <c>--limit</c>: all of MNIST.</summary>
    public const int DefaultLimit = 60_000;

    /// <summary>The default of <c>--out</c>.</summary>
    public const string DefaultReportPath = "artifacts/torchsharp-vae.html";

    /// <summary>Where the weights of one model go: with several of them, its name stands in front of the extension.</summary>
    public string? SavePathOf(Estimator estimator) => SavePath is { } path && Estimators.Count > 1
        ? Path.ChangeExtension(path, estimator.Name + Path.GetExtension(path))
        : SavePath;
}
