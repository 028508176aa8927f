using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SubsetGen.Cuda.Tests.Harness;

/// <summary>
/// The C++ compiler of the machine, which makes a library of device text and the emulation's headers. What it made lies in a
/// folder of the user's by a hash of everything that went in: a second run of the tests compiles nothing.
/// </summary>
internal static class HostCompiler
{
    /// <summary>Options to add, apart by spaces: <c>-g -O0</c> for a debugger.</summary>
    private const string OptionsVariable = "SUBSETGEN_EMULATION_OPTIONS";

    private static readonly string[] Required =
        ["-std=c++17", "-O1", "-ffp-contract=off", "-fno-strict-aliasing", "-U_FORTIFY_SOURCE", "-shared", "-fPIC", "-x", "c++"];

    /// <summary>Variables that nothing was written to hold a pattern that shows. Compilers before GCC 12 do not know it.</summary>
    private const string FillVariables = "-ftrivial-auto-var-init=pattern";

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private static readonly Lazy<Installation?> Found = new(Find);

    /// <summary>Why device text cannot be run here; null where it can.</summary>
    public static string? Missing { get; } =
        !OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.Arm64)
            ? "device text is run on Linux on x64 and Arm64 only"
            : Found.Value is null ? "there is neither g++ nor clang++" : null;

    /// <summary>Makes a library of device text and returns its path.</summary>
    /// <param name="text">The text, with its entries (see <c>emulation.h</c>).</param>
    /// <param name="macros">Macros as NAME=VALUE.</param>
    /// <exception cref="InvalidOperationException">It does not compile; the message is the compiler's.</exception>
    public static string Compile(string text, params IReadOnlyList<string> macros)
    {
        var compiler = Found.Value ?? throw new InvalidOperationException(Missing);
        string[] options = [.. Required, .. compiler.Options, .. macros.Select(macro => $"-D{macro}")];
        var headers = HeaderFolder.Of(Cache);
        var key = Key([compiler.Path, compiler.Version, headers, EmulationText.Value, .. options, text]);
        var library = Path.Combine(Cache, $"{key}.so");
        if (File.Exists(library))
        {
            File.SetLastWriteTimeUtc(library, DateTime.UtcNow);
            return library;
        }

        RemoveOld();
        var source = Path.Combine(Cache, $"{key}.cu");
        var unfinished = Path.Combine(Cache, $"{key}.{Guid.NewGuid():N}");
        File.WriteAllText(source, text);
        var (status, _, messages) = Run(
            compiler.Path, [.. options, "-I", headers, "-include", Path.Combine(EmulationFolder, "emulation.h"), source, "-o", unfinished]);
        if (status != 0)
            throw new InvalidOperationException($"The device text does not compile:\n{messages}");
        File.Move(unfinished, library, overwrite: true);
        return library;
    }

    private static string EmulationFolder => Path.Combine(AppContext.BaseDirectory, "Emulation");

    private static readonly Lazy<string> EmulationText =
        new(() => string.Concat(Directory.EnumerateFiles(EmulationFolder).Order(StringComparer.Ordinal).Select(File.ReadAllText)));

    private static readonly string Cache = Directory.CreateDirectory(Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } folder ? folder : Path.GetTempPath(),
        "SubsetGen",
        "emulation")).FullName;

    private sealed record Installation(string Path, string Version, string[] Options);

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

    private static string Key(IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private static void RemoveOld()
    {
        foreach (var file in new DirectoryInfo(Cache).EnumerateFiles().Where(file => file.LastWriteTimeUtc < DateTime.UtcNow - KeptFor))
            file.Delete();
    }

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
}
