namespace SubsetGen.Cuda.Tests.Harness;

/// <summary>A fact that runs device text on this machine; skipped, with the reason, where nothing compiles it.</summary>
internal sealed class FactWithHostCompilerAttribute : FactAttribute
{
    public FactWithHostCompilerAttribute() => Skip = HostCompiler.Missing;
}
