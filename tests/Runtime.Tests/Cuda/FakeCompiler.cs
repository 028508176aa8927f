using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Runtime.Tests.Cuda;

/// <summary>A compiler whose images say how many it has made.</summary>
internal sealed class FakeCompiler() : KernelCompiler(new KernelCache(null))
{
    public const int ImageSize = sizeof(int);

    private int made;

    public string? NoCompiler { get; init; }

    public int Made => made;

    public bool Fails { get; set; }

    public override string? Missing => NoCompiler;

    public override byte[] Image(in KernelRequest request, int architecture)
    {
        var number = Interlocked.Increment(ref made);
        return Fails
            ? throw CudaException.OfCompiler("nvrtcCompileProgram", "NVRTC_ERROR_COMPILATION", request.Name, $"sm_{architecture}", "a.cu(1): error: no.")
            : BitConverter.GetBytes(number);
    }
}
