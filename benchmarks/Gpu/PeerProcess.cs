using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace SubsetGen.Benchmarks.Gpu;

/// <summary>Runs the peers of a case in a process of their own, one for each case: what one leaves behind does not meet the next.</summary>
/// <param name="python">The Python to run them with.</param>
/// <param name="files">Their programs.</param>
/// <param name="limit">How long a case may take. Compilers of graphs can take very long.</param>
internal sealed class PeerProcess(string python, PeerFiles files, TimeSpan limit)
{
    /// <summary>All that the peers of a case said, in their order.</summary>
    public IEnumerable<PeerLine> Run(GpuCase measured)
    {
        var specification = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["method"] = measured.Method.ToString(),
            ["rows"] = measured.Shape.Rows,
            ["n"] = measured.Shape.N,
            ["k"] = measured.Shape.K,
            ["storage"] = GpuCase.StorageName(measured.Storage),
        });
        var start = new ProcessStartInfo(python, [files.Program, specification]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        var lines = new List<PeerLine>();
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            using var deadline = new CancellationTokenSource(limit);
            try
            {
                while (process.StandardOutput.ReadLineAsync(deadline.Token).AsTask().GetAwaiter().GetResult() is { } line)
                    lines.Add(PeerLine.Parse(measured, line));
                process.WaitForExitAsync(deadline.Token).GetAwaiter().GetResult();
                if (process.ExitCode != 0)
                    lines.Add(PeerLine.Skipped(measured, $"{python} ended with code {process.ExitCode}: {LastLine(errors.Result)}"));
            }
            catch (OperationCanceledException)
            {
                lines.Add(PeerLine.Skipped(measured, $"the rest took longer than {limit.TotalSeconds:0} s"));
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
            }
        }
        catch (Win32Exception exception)
        {
            lines.Add(PeerLine.Skipped(measured, $"{python} cannot be started: {exception.Message}"));
        }
        catch (FormatException exception)
        {
            lines.Add(PeerLine.Skipped(measured, exception.Message));
        }

        return lines;
    }

    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault("it said nothing");
}
