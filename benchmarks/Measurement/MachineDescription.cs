using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SubsetGen.Benchmarks.Measurement;

/// <summary>What a reader of a results file must know about the machine behind it.</summary>
internal static class MachineDescription
{
    /// <summary>One line for each of: date, processor, cores, widest accelerated vector, system and .NET version.</summary>
    public static IReadOnlyList<string> Lines() =>
    [
        string.Create(CultureInfo.InvariantCulture, $"date      {DateTime.UtcNow:yyyy-MM-dd}"),
        $"processor {Processor()}",
        string.Create(CultureInfo.InvariantCulture, $"cores     {Environment.ProcessorCount}"),
        $"vectors   {Vectors()}",
        $"system    {RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}",
        $".NET      {RuntimeInformation.FrameworkDescription}",
    ];

    private static string Processor()
    {
        const string linux = "/proc/cpuinfo";
        if (!File.Exists(linux))
            return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown";
        var fields = new Dictionary<string, string>();
        foreach (var line in File.ReadLines(linux).TakeWhile(line => line.Length > 0))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                fields[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }
        var name = fields.GetValueOrDefault("model name", "unknown");
        return fields.ContainsKey("cpu family")
            ? $"{name} (family {fields["cpu family"]}, model {fields["model"]})"
            : name;
    }

    private static string Vectors() =>
        Vector512.IsHardwareAccelerated ? "512 bits"
        : Vector256.IsHardwareAccelerated ? "256 bits"
        : Vector128.IsHardwareAccelerated ? "128 bits"
        : "none";
}
