namespace SubsetGen.PdeDiscovery.Derivatives;

/// <summary>How a field becomes a regression.</summary>
internal enum DerivativeScheme
{
    /// <summary>Spectral in x, a smooth test function in t; see <see cref="WeakForm"/>.</summary>
    Weak,

    /// <summary>Second-order finite differences; see <see cref="FiniteDifferences"/>.</summary>
    Differences,
}
