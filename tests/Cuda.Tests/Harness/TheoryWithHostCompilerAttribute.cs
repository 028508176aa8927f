namespace SubsetGen.Cuda.Tests.Harness;

/// <summary>A theory that runs device text on this machine; skipped, with the reason, where nothing compiles it.</summary>
internal sealed class TheoryWithHostCompilerAttribute : TheoryAttribute
{
    public TheoryWithHostCompilerAttribute() => Skip = HostCompiler.Missing;
}
