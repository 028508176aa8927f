using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Harness;

/// <summary>A theory that compiles device text for a device, but needs none; skipped, with the reason, where there is no NVRTC.</summary>
internal sealed class TheoryWithNvrtcAttribute : TheoryAttribute
{
    public TheoryWithNvrtcAttribute() => Skip = Nvrtc.Missing;
}
