using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SubsetGen.Cuda.Tests.Harness;

/// <summary>
/// The C++ compiler of the machine, which makes a library of device text and the emulation's headers. What it made is kept: a
/// second run of the tests compiles nothing.
/// </summary>
internal static class HostCompiler
{
    /// <summary>Options to add, apart by spaces: <c>-g -O0</c> for a debugger.</summary>
    private const string OptionsVariable = "SUBSETGEN_EMULATION_OPTIONS";

    /// <summary>Variables that nothing was written to hold a pattern that shows. Compilers before GCC 12 do not know it.</summary>
    private const string FillVariables = "-ftrivial-auto-var-init=pattern";

    /// <summary>
    /// What a library does not export stays its own. Else the loader makes one of all variables of inline functions that have one
    /// name, and shared memory is as large as in the library that came first.
    /// </summary>
    private const string KeepNames = "-fvisibility=hidden";

    private static readonly string[] Always =
        ["-std=c++17", "-O1", "-ffp-contract=off", "-fno-strict-aliasing", "-U_FORTIFY_SOURCE", KeepNames, "-fPIC"];

    private static readonly Lazy<Installation?> Found = new(Find);

    private static readonly string Emulation = Path.Combine(AppContext.BaseDirectory, "Emulation");

    private static readonly Lazy<string[]> EmulationTexts =
        new(() => [.. Directory.EnumerateFiles(Emulation).Order(StringComparer.Ordinal).Select(File.ReadAllText)]);

    private static readonly Lazy<string> EmulationHeader = new(() => Precompiled(Found.Value!));

    /// <summary>Why device text cannot be run here; null where it can.</summary>
    public static string? Missing { get; } =
        !OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.Arm64)
            ? "Device text is run on Linux on x64 and Arm64 only."
            : Found.Value is null ? "There is neither g++ nor clang++ to compile device text for this machine." : null;

    /// <summary>Makes a library of device text and returns its path.</summary>
    /// <param name="text">The text, with its entries (see <c>emulation.h</c>).</param>
    /// <param name="macros">Options that define macros, as <c>-DNAME=VALUE</c>.</param>
    /// <exception cref="InvalidOperationException">It does not compile; the message is the compiler's.</exception>
    public static string Compile(string text, params IReadOnlyList<string> macros)
    {
        var compiler = Found.Value ?? throw new InvalidOperationException(Missing);
        string[] options = [.. Always, .. compiler.Options, .. macros];
        var library = CacheFolder.File(
            ".so", [compiler.Path, compiler.Version, .. options, .. HeaderFolder.Texts, .. EmulationTexts.Value, text]);
        if (CacheFolder.Has(library))
            return library;

        // Beside the library, for the debugger.
        var source = Path.ChangeExtension(library, ".cu");
        File.WriteAllText(source, text);
        CacheFolder.Make(library, unfinished =>
        {
            var (status, _, messages) = Run(
                compiler.Path,
                [.. options, "-shared", "-x", "c++", "-I", HeaderFolder.Path, "-include", EmulationHeader.Value, source, "-o", unfinished]);
            if (status != 0)
                throw new InvalidOperationException($"The device text does not compile:\n{messages}");
        });
        return library;
    }

    /// <summary>
    /// The header that every text begins with. Beside it stands what GCC made of it, which it then takes instead: reading it anew is
    /// a third of what most texts take.
    /// </summary>
    private static string Precompiled(Installation compiler)
    {
        const string Name = "emulation.h";
        if (Path.GetFileName(compiler.Path) != "g++")
            return Path.Combine(Emulation, Name);
        string[] options = [.. Always, .. compiler.Options];
        var folder = CacheFolder.File(".emulation", [compiler.Path, compiler.Version, .. options, .. EmulationTexts.Value]);
        CacheFolder.MakeFolder(folder, made =>
        {
            foreach (var file in Directory.EnumerateFiles(Emulation))
                File.Copy(file, Path.Combine(made, Path.GetFileName(file)));
            var header = Path.Combine(made, Name);
            var (status, _, messages) = Run(compiler.Path, [.. options, "-x", "c++-header", header, "-o", $"{header}.gch"]);
            if (status != 0)
                throw new InvalidOperationException($"The emulation does not compile:\n{messages}");
        });
        return Path.Combine(folder, Name);
    }

    private static Installation? Find()
    {
        foreach (var path in Candidates())
        {
            var (status, version, _) = Run(path, ["--version"]);
            if (status != 0)
                continue;
            string[] fill = Run(path, [FillVariables, "-fsyntax-only", "-x", "c++", "/dev/null"]).Status == 0 ? [FillVariables] : [];
            var added = Environment.GetEnvironmentVariable(OptionsVariable) ?? string.Empty;
            return new Installation(path, version, [.. fill, .. added.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        }

        return null;
    }

    private static IEnumerable<string> Candidates() =>
        from name in new[] { "g++", "clang++" }
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        let path = Path.Combine(folder, name)
        where File.Exists(path)
        select path;

    private static (int Status, string Output, string Messages) Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Messages are quoted in errors: in one language.
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var messages = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, messages.Result);
    }

    private sealed record Installation(string Path, string Version, string[] Options);
}
