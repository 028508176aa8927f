using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Harness;

/// <summary>Device text that runs on this machine: its kernels by name. Safe to use from several threads at once.</summary>
internal sealed unsafe class EmulatedLibrary
{
    private static readonly ConcurrentDictionary<string, Lazy<EmulatedLibrary>> Loaded = [];

    private readonly nint _handle;
    private readonly delegate* unmanaged<byte*> _error;

    private EmulatedLibrary(string path)
    {
        _handle = NativeLibrary.Load(path);
        _error = (delegate* unmanaged<byte*>)NativeLibrary.GetExport(_handle, "emulated_error");
    }

    /// <summary>Compiles device text, or takes what was made of it before. It stays loaded.</summary>
    /// <param name="text">The text, with <c>SUBSETGEN_EMULATED_ENTRY</c> for each kernel.</param>
    /// <param name="macros">Options that define macros, as <c>-DNAME=VALUE</c>; those of a <see cref="KernelShape"/>.</param>
    /// <exception cref="InvalidOperationException">It does not compile; the message is the compiler's.</exception>
    public static EmulatedLibrary Of(string text, params IReadOnlyList<string> macros) =>
        Loaded.GetOrAdd(string.Join('\n', [.. macros, text]), _ => new(() => new(HostCompiler.Compile(text, macros)))).Value;

    /// <summary>Runs a kernel to its end.</summary>
    /// <param name="kernel">Its name.</param>
    /// <param name="arguments">Its argument, in the layout of the device.</param>
    /// <param name="grid">The number of blocks.</param>
    /// <param name="block">The threads of a block, up to 1024.</param>
    /// <param name="sharedBytes">Dynamic shared memory of a block.</param>
    /// <param name="order">Who goes first: 0 the first thread, 1 the last; any other number is a seed.</param>
    /// <exception cref="EmulationException">What the emulation found wrong, such as a deadlock.</exception>
    public void Run<T>(string kernel, in T arguments, int grid, int block, int sharedBytes = 0, uint order = 0)
        where T : unmanaged
    {
        fixed (T* start = &arguments)
            Run(kernel, start, grid, block, sharedBytes, order);
    }

    /// <summary>Runs a kernel whose argument is known as bytes.</summary>
    /// <inheritdoc cref="Run{T}(string, in T, int, int, int, uint)"/>
    public void RunBytes(string kernel, ReadOnlySpan<byte> arguments, int grid, int block, int sharedBytes, uint order)
    {
        fixed (byte* start = arguments)
            Run(kernel, start, grid, block, sharedBytes, order);
    }

    /// <summary>Runs a kernel without arguments.</summary>
    /// <inheritdoc cref="Run{T}(string, in T, int, int, int, uint)"/>
    public void Run(string kernel, int grid, int block, int sharedBytes = 0, uint order = 0) =>
        Run(kernel, null, grid, block, sharedBytes, order);

    private void Run(string kernel, void* arguments, int grid, int block, int sharedBytes, uint order)
    {
        var entry = (delegate* unmanaged<void*, int, int, int, uint, int>)NativeLibrary.GetExport(_handle, $"{kernel}_emulated");
        if (entry(arguments, grid, block, sharedBytes, order) != 0)
            throw new EmulationException($"{kernel}, order {order}: {Marshal.PtrToStringUTF8((nint)_error())}");
    }
}
