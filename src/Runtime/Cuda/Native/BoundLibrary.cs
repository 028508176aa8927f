using System.Runtime.InteropServices;

namespace SubsetGen.Runtime.Cuda.Native;

/// <summary>A native library that may be there under one of several names. It is looked for once, when it is first asked for.</summary>
/// <param name="title">What errors call it.</param>
/// <param name="variable">
/// A variable of the environment that names the file. Where it is set nothing else is tried: another library than the one
/// that was asked for would be a surprise.
/// </param>
/// <param name="names">Its names, the preferred one first, as the system's loader finds them.</param>
internal sealed class BoundLibrary(string title, string? variable, params string[] names)
{
    private readonly Lazy<nint> handle = new(() => Load(variable, names));

    /// <summary>The loaded library, or 0.</summary>
    public nint Handle => handle.Value;

    /// <summary>Why the library cannot be used, in one sentence; null where it was found.</summary>
    public string? Missing => Handle != 0 ? null : Named(variable) is { } file
        ? $"{Capitalized(title)} was not found ({variable} names {file}, which cannot be loaded)."
        : $"{Capitalized(title)} was not found (looked for {string.Join(", ", names)}).";

    private static nint Load(string? variable, string[] names)
    {
        foreach (var name in Named(variable) is { } file ? [file] : names)
        {
            if (NativeLibrary.TryLoad(name, out var library))
                return library;
        }

        return 0;
    }

    private static string? Named(string? variable) =>
        variable is not null && Environment.GetEnvironmentVariable(variable) is { Length: > 0 } file ? file : null;

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
