using SubsetGen.PdeDiscovery.Derivatives;

namespace SubsetGen.PdeDiscovery.Cli;

/// <summary>What a run is asked to do.</summary>
/// <param name="DataPath">A MAT file, or null to simulate.</param>
/// <param name="Seed">Seed of the sampler and of the noise.</param>
/// <param name="Iterations">Learning iterations.</param>
/// <param name="Noise">Standard deviation of added noise relative to that of u.</param>
/// <param name="Scheme">How derivatives are taken.</param>
/// <param name="ReportPath">Where the report goes.</param>
internal sealed record DiscoveryOptions(
    string? DataPath, ulong Seed, int Iterations, double Noise, DerivativeScheme Scheme, string ReportPath)
{
    /// <summary>The default of <c>--seed</c>.</summary>
    public const ulong DefaultSeed = 1;

    /// <summary>The default of <c>--iterations</c>.</summary>
    public const int DefaultIterations = 400;

    /// <summary>The largest <c>--iterations</c>: a history of some hundred megabytes.</summary>
    public const int MaxIterations = 1_000_000;

    /// <summary>The default of <c>--out</c>.</summary>
    public const string DefaultReportPath = "artifacts/pde-discovery.html";
}
