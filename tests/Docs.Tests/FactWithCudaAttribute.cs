using SubsetGen.Runtime.Cuda;
using Xunit;

namespace SubsetGen.Docs.Tests;

/// <summary>A fact that runs on a CUDA device; skipped, with the reason, where there is none.</summary>
internal sealed class FactWithCudaAttribute : FactAttribute
{
    public FactWithCudaAttribute() => Skip = Cuda.Availability is { IsAvailable: false, Reason: var reason } ? reason : null;
}
