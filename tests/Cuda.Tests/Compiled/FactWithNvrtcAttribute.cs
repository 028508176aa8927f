using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Harness;

/// <summary>A fact that compiles device text for a device, but needs none; skipped, with the reason, where there is no NVRTC.</summary>
internal sealed class FactWithNvrtcAttribute : FactAttribute
{
    public FactWithNvrtcAttribute() => Skip = Nvrtc.Missing;
}
