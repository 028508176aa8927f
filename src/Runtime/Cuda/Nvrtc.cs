using System.Runtime.InteropServices;
using SubsetGen.Runtime.Cuda.Native;
using static SubsetGen.Runtime.Cuda.Native.NvrtcImports;

namespace SubsetGen.Runtime.Cuda;

/// <summary>The run-time compiler, NVRTC. It needs no device and no driver: it compiles wherever its library is found.</summary>
internal static unsafe class Nvrtc
{
    private static readonly Lazy<Version> Installed = new(ReadVersion);
    private static readonly Lazy<int[]> Supported = new(ReadArchitectures);

    /// <summary>Why there is no compiler, in one sentence; null where there is one.</summary>
    public static string? Missing => NativeLibraries.Nvrtc.Missing;

    /// <summary>Its version, such as 11.8.</summary>
    public static Version Version => Installed.Value;

    /// <summary>The architectures it knows, such as 90 for compute capability 9.0; ascending.</summary>
    public static ReadOnlySpan<int> Architectures => Supported.Value;

    /// <summary>
    /// What to compile for, for a device of a compute capability: machine code of its own where this compiler knows it, such
    /// as <c>sm_90</c>. Else the newest intermediate code that the driver can translate, such as <c>compute_90</c>.
    /// </summary>
    /// <exception cref="CudaException">The compiler knows none that the device runs.</exception>
    public static string TargetFor(int architecture) => TargetFor(architecture, Architectures);

    /// <inheritdoc cref="TargetFor(int)"/>
    public static string TargetFor(int architecture, ReadOnlySpan<int> known)
    {
        if (known.Contains(architecture))
            return $"sm_{architecture}";
        var newest = 0;
        foreach (var candidate in known)
            newest = candidate < architecture ? Math.Max(newest, candidate) : newest;
        if (newest > 0)
            return $"compute_{newest}";
        throw CudaException.Unavailable(
            $"This NVRTC compiles for {string.Join(", ", known.ToArray().Select(one => $"sm_{one}"))}, none of which sm_{architecture} runs; install an older one.");
    }

    /// <summary>Compiles a text.</summary>
    /// <param name="text">The text, C++ with CUDA's keywords.</param>
    /// <param name="headers">What it may include: names and texts.</param>
    /// <param name="options">Options of the compiler, without the architecture.</param>
    /// <param name="target">A target of <see cref="TargetFor(int)"/>.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="CudaException">It does not compile; the exception holds the log.</exception>
    public static CompiledImage Compile(
        string text, IReadOnlyList<DeviceHeader> headers, IReadOnlyList<string> options, string target, string name = "kernel.cu")
    {
        using var texts = new NativeTexts(headers.Select(header => header.Text));
        using var names = new NativeTexts(headers.Select(header => header.Name));
        using var arguments = new NativeTexts(options.Prepend($"--gpu-architecture={target}"));
        nint program = 0;
        fixed (byte* body = NativeText.Of(text), title = NativeText.Of(name))
            Check(nvrtcCreateProgram(&program, body, title, headers.Count, texts.Pointers, names.Pointers), nameof(nvrtcCreateProgram), name, target);
        try
        {
            var result = nvrtcCompileProgram(program, arguments.Count, arguments.Pointers);
            var log = Log(program);
            Check(result, nameof(nvrtcCompileProgram), name, target, log);
            return new CompiledImage(Image(program, name, target), target, log);
        }
        finally
        {
            nvrtcDestroyProgram(&program);
        }
    }

    private static byte[] Image(nint program, string name, string target)
    {
        var isMachineCode = target.StartsWith("sm_", StringComparison.Ordinal);
        nuint size = 0;
        if (isMachineCode)
            Check(nvrtcGetCUBINSize(program, &size), nameof(nvrtcGetCUBINSize), name, target);
        else
            Check(nvrtcGetPTXSize(program, &size), nameof(nvrtcGetPTXSize), name, target);
        var image = new byte[checked((int)size)];
        fixed (byte* start = image)
        {
            if (isMachineCode)
                Check(nvrtcGetCUBIN(program, start), nameof(nvrtcGetCUBIN), name, target);
            else
                Check(nvrtcGetPTX(program, start), nameof(nvrtcGetPTX), name, target);
        }

        return image;
    }

    private static string Log(nint program)
    {
        nuint size = 0;
        if (nvrtcGetProgramLogSize(program, &size) != 0 || size <= 1)
            return string.Empty;
        var log = new byte[checked((int)size)];
        fixed (byte* start = log)
            return nvrtcGetProgramLog(program, start) == 0 ? NativeText.Read(log) : string.Empty;
    }

    private static Version ReadVersion()
    {
        RequireLibrary();
        int major = 0, minor = 0;
        Check(nvrtcVersion(&major, &minor), nameof(nvrtcVersion));
        return new Version(major, minor);
    }

    private static int[] ReadArchitectures()
    {
        RequireLibrary();
        var count = 0;
        Check(nvrtcGetNumSupportedArchs(&count), nameof(nvrtcGetNumSupportedArchs));
        var architectures = new int[count];
        fixed (int* start = architectures)
            Check(nvrtcGetSupportedArchs(start), nameof(nvrtcGetSupportedArchs));
        Array.Sort(architectures);
        return architectures;
    }

    private static void RequireLibrary()
    {
        if (Missing is { } reason)
            throw CudaException.Unavailable(reason);
    }

    private static void Check(int result, string call, string name = "the library", string target = "any architecture", string log = "")
    {
        if (result != 0)
            throw CudaException.OfCompiler(call, NativeText.Read(nvrtcGetErrorString(result)), name, target, log);
    }
}
