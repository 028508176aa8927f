using System.Text;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Runtime.Tests.Cuda;

public sealed class NvrtcTests : IDisposable
{
    private const string Kernel = """
        #include <subsetgen/test.cuh>
        extern "C" __global__ void Forward(float* a) { a[threadIdx.x] = Twice(a[threadIdx.x]) * SUBSETGEN_TEAM + 1.0f; }
        """;

    private static readonly DeviceHeader[] Headers =
        [new("subsetgen/test.cuh", "#include <subsetgen/inner.cuh>\n"), new("subsetgen/inner.cuh", "__device__ float Twice(float a) { return a + a; }\n")];

    private static readonly KernelShape Shape = new(8, 4, 16, DeviceType.Single);

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"subsetgen-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [SkippableFact]
    public void A_text_with_headers_compiles_to_machine_code_without_a_device()
    {
        RequireCompiler();
        var image = Nvrtc.Compile(Kernel, Headers, KernelCompiler.Options(Shape), Target());
        Assert.Equal([0x7F, (byte)'E', (byte)'L', (byte)'F'], image.Bytes[..4]);
        Assert.StartsWith("sm_", image.Target, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Intermediate_code_is_text_that_ends_with_a_zero()
    {
        RequireCompiler();
        var image = Nvrtc.Compile(Kernel, Headers, KernelCompiler.Options(Shape), $"compute_{Nvrtc.Architectures[^1]}");
        Assert.Equal(0, image.Bytes[^1]);
        Assert.Contains(".entry Forward", Encoding.UTF8.GetString(image.Bytes), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Products_and_sums_are_not_contracted()
    {
        RequireCompiler();
        var text = Encoding.UTF8.GetString(
            Nvrtc.Compile(Kernel, Headers, KernelCompiler.Options(Shape), $"compute_{Nvrtc.Architectures[^1]}").Bytes);
        Assert.Contains("mul.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("fma.", text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_log_tells_registers_where_they_are_asked_for()
    {
        RequireCompiler();
        var quiet = Nvrtc.Compile(Kernel, Headers, KernelCompiler.Options(Shape), Target());
        var talking = Nvrtc.Compile(Kernel, Headers, [.. KernelCompiler.Options(Shape), "--ptxas-options=-v"], Target());
        Assert.Equal(string.Empty, quiet.Log);
        Assert.Contains("registers", talking.Log, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_text_that_does_not_compile_names_itself_and_its_first_error()
    {
        RequireCompiler();
        var error = Assert.Throws<CudaException>(
            () => Nvrtc.Compile("__global__ void F()\n{\n    int a = missing;\n}\n", [], [], Target(), "Selector"));
        Assert.StartsWith($"nvrtcCompileProgram failed for Selector on {Target()}: NVRTC_ERROR_COMPILATION, Selector(3): error:", error.Message, StringComparison.Ordinal);
        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains("Selector(3)", error.Log, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_header_that_is_not_there_and_an_option_that_is_none_are_errors()
    {
        RequireCompiler();
        Assert.Contains("subsetgen/test.cuh", Assert.Throws<CudaException>(() => Nvrtc.Compile(Kernel, [], [], Target())).Message, StringComparison.Ordinal);
        Assert.Contains("NVRTC_ERROR_INVALID_OPTION", Assert.Throws<CudaException>(() => Nvrtc.Compile(Kernel, Headers, ["--no-such-option"], Target())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(90, "sm_90")]
    [InlineData(100, "compute_90")]
    [InlineData(87, "compute_86")]
    public void A_device_that_the_compiler_does_not_know_gets_the_newest_code_that_it_runs(int architecture, string target) =>
        Assert.Equal(target, Nvrtc.TargetFor(architecture, [75, 80, 86, 90]));

    [Fact]
    public void A_device_older_than_all_that_the_compiler_knows_is_an_error()
    {
        var error = Assert.Throws<CudaException>(() => Nvrtc.TargetFor(52, [75, 80]));
        Assert.Contains("This NVRTC compiles for sm_75, sm_80, none of which sm_52 runs", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_compiled_kernel_is_taken_from_the_folder_the_next_time()
    {
        RequireCompiler();
        var request = new KernelRequest("Selector", "extern \"C\" __global__ void Forward() { }", "hash", ["Forward"], Shape);
        var image = Compiler().Image(request, Nvrtc.Architectures[^1]);
        var file = Directory.GetFiles(folder).Single();
        var written = File.GetLastWriteTimeUtc(file).AddDays(-1);
        File.SetLastWriteTimeUtc(file, written);
        Assert.Equal(image, Compiler().Image(request, Nvrtc.Architectures[^1]));
        Assert.Equal(written, File.GetLastWriteTimeUtc(file));

        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);
        Assert.Equal(image, Compiler().Image(request, Nvrtc.Architectures[^1]));
        Assert.NotEqual(written, File.GetLastWriteTimeUtc(file));
        Compiler().Image(request with { Shape = Shape with { Items = 8 } }, Nvrtc.Architectures[^1]);
        Assert.Equal(2, Directory.GetFiles(folder).Length);

        KernelCompiler Compiler() => new(new KernelCache(folder));
    }

    [Fact]
    public void Anything_that_changes_the_code_changes_the_key()
    {
        DeviceHeader[] headers = [new("a", "b"), new("c", "d")];
        var version = new Version(12, 4);
        byte[][] keys =
        [
            KernelCompiler.Key("text", headers, ["-x", "-y"], version, "sm_90"),
            KernelCompiler.Key("texts", headers, ["-x", "-y"], version, "sm_90"),
            KernelCompiler.Key("text", [new("a", "b"), new("c", "e")], ["-x", "-y"], version, "sm_90"),
            KernelCompiler.Key("text", [new("a", "bc"), new(string.Empty, "d")], ["-x", "-y"], version, "sm_90"),
            KernelCompiler.Key("text", [new("a", "b")], ["-x", "-y"], version, "sm_90"),
            KernelCompiler.Key("text", headers, ["-x-y"], version, "sm_90"),
            KernelCompiler.Key("text", headers, ["-y", "-x"], version, "sm_90"),
            KernelCompiler.Key("text", headers, ["-x", "-y"], new Version(12, 5), "sm_90"),
            KernelCompiler.Key("text", headers, ["-x", "-y"], version, "compute_90"),
        ];
        Assert.Equal(keys.Length, keys.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(keys[0], KernelCompiler.Key("text", [.. headers], ["-x", "-y"], new Version(12, 4), "sm_90"));
    }

    [Fact]
    public void The_device_library_lies_in_the_assembly()
    {
        Assert.Contains(DeviceLibrary.Headers, header => header.Name == "subsetgen/platform.cuh");
        Assert.All(DeviceLibrary.Headers, header => Assert.Contains("#pragma once", header.Text, StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Every_header_of_the_device_library_compiles_by_itself()
    {
        RequireCompiler();
        foreach (var header in DeviceLibrary.Headers)
            Nvrtc.Compile($"#include <{header.Name}>\n", DeviceLibrary.Headers, KernelCompiler.Options(Shape), Target(), $"{header.Name} alone");
    }

    private static string Target() => $"sm_{Nvrtc.Architectures[^1]}";

    private static void RequireCompiler() => Skip.If(Nvrtc.Missing is not null, Nvrtc.Missing);
}
