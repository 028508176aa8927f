using System.Reflection;
using System.Runtime.InteropServices;

namespace SubsetGen.Runtime.Cuda.Native;

/// <summary>
/// The two libraries that are bound at run time, under names of our own: what they are called on a machine depends on the
/// system and on the version that is installed.
/// </summary>
internal static class NativeLibraries
{
    /// <summary>The driver, for <see cref="LibraryImportAttribute"/>.</summary>
    public const string DriverName = "subsetgen-cuda-driver";

    /// <summary>The run-time compiler, for <see cref="LibraryImportAttribute"/>.</summary>
    public const string NvrtcName = "subsetgen-nvrtc";

    static NativeLibraries() => NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);

    /// <summary>The driver.</summary>
    public static BoundLibrary Driver { get; } = new(
        "a CUDA driver library",
        variable: null,
        OperatingSystem.IsWindows() ? ["nvcuda.dll"] : ["libcuda.so.1"]);

    /// <summary>The run-time compiler, newest first; a variable of the environment can name the file.</summary>
    public static BoundLibrary Nvrtc { get; } = new(
        "NVRTC",
        variable: "SUBSETGEN_NVRTC",
        OperatingSystem.IsWindows()
            ? ["nvrtc64_130_0.dll", "nvrtc64_120_0.dll", "nvrtc64_112_0.dll"]
            : ["libnvrtc.so.13", "libnvrtc.so.12", "libnvrtc.so.11.2", "libnvrtc.so"]);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name switch
    {
        DriverName => Driver.Handle,
        NvrtcName => Nvrtc.Handle,
        _ => 0,
    };
}
