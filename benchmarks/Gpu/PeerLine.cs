using System.Globalization;
using System.Text.Json;

namespace SubsetGen.Benchmarks.Gpu;

/// <summary>What a peer said of one measurement: a time, or why there is none.</summary>
/// <param name="Case">What.</param>
/// <param name="Peer">Who.</param>
/// <param name="Pass">Which pass; empty where it is about all of them.</param>
/// <param name="Microseconds">The median of its time; null where it was not measured.</param>
/// <param name="Reason">Why it was not.</param>
internal sealed record PeerLine(GpuCase Case, string Peer, string Pass, double? Microseconds, string Reason)
{
    /// <summary>Reads what a peer printed: <c>{"peer": ..., "pass": ..., "microseconds": ...}</c>, or <c>"skipped"</c> in place of the time.</summary>
    /// <exception cref="FormatException">It is something else; the message quotes it.</exception>
    public static PeerLine Parse(GpuCase measured, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var json = document.RootElement;
            var (peer, pass) = (json.GetProperty("peer").GetString()!, json.TryGetProperty("pass", out var name) ? name.GetString()! : string.Empty);
            return json.TryGetProperty("skipped", out var reason)
                ? Skipped(measured, reason.GetString()!, peer, pass)
                : new PeerLine(measured, peer, pass, json.GetProperty("microseconds").GetDouble(), string.Empty);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"A peer printed '{text}', which is no measurement: {exception.Message}", exception);
        }
    }

    /// <summary>That something was not measured.</summary>
    public static PeerLine Skipped(GpuCase measured, string reason, string peer = "peers", string pass = "") =>
        new(measured, peer, pass, null, reason);

    /// <summary>The line, with how many times faster ours is.</summary>
    /// <param name="ours">Our time of the same pass; null where there is none.</param>
    public string Text(double? ours)
    {
        if (Microseconds is not { } time)
            return $"peer {Case.Columns} {Pass,-16} {Peer}: skipped: {Reason}";
        var ratio = ours is { } own ? string.Create(CultureInfo.InvariantCulture, $"{time / own,8:0.00}") : $"{"-",8}";
        return string.Create(CultureInfo.InvariantCulture, $"peer {Case.Columns} {Pass,-16} {Peer,-34} {time,11:0.00} ratio {ratio}");
    }
}
