using System.Globalization;
using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Benchmarks.Gpu;

/// <summary>What a device of the class of an H200 should reach.</summary>
/// <param name="Method">The method.</param>
/// <param name="Shape">The shape, in single precision.</param>
/// <param name="Pass">The pass.</param>
/// <param name="AtLeast">The share of the copy's bandwidth; with a peer, how many times faster than it.</param>
/// <param name="Peer">The peer; null for the copy.</param>
internal sealed record GpuTarget(GpuMethod Method, Shape Shape, GpuPass Pass, double AtLeast, string? Peer = null)
{
    /// <summary>All targets.</summary>
    public static IReadOnlyList<GpuTarget> All { get; } =
    [
        new(GpuMethod.SigmoidTopK, new(65536, 1024, 32), GpuPass.Forward, 0.8),
        new(GpuMethod.SigmoidTopK, new(16384, 4096, 64), GpuPass.Forward, 0.8),
        new(GpuMethod.SigmoidTopK, new(65536, 1024, 32), GpuPass.Backward, 0.8),
        new(GpuMethod.SigmoidTopK, new(16384, 4096, 64), GpuPass.Backward, 0.8),
        new(GpuMethod.Marginals, new(4096, 1000, 100), GpuPass.ForwardBackward, 20, "log-space marginals (compiled)"),
        new(GpuMethod.TopK, new(2048, 131072, 1024), GpuPass.Forward, 4, "torch.topk"),
    ];

    private string Goal => Peer is null
        ? string.Create(CultureInfo.InvariantCulture, $"at least {AtLeast:0.00} of the copy's bandwidth")
        : string.Create(CultureInfo.InvariantCulture, $"at least {AtLeast:0.##} times as fast as {Peer}");

    /// <summary>A line for each target, and one for the number of kernels a pass.</summary>
    public static IEnumerable<string> Lines(IReadOnlyCollection<GpuLine> lines, IReadOnlyCollection<PeerLine> peers)
    {
        foreach (var target in All)
            yield return target.Line(lines, peers);
        var more = lines.Where(line => line.Kernels != line.Pass.Kernels()).ToList();
        yield return "target one kernel a pass: " + (
            lines.Count == 0 ? "not measured"
            : more.Count == 0 ? "met"
            : $"missed by {string.Join(", ", more.Select(line => $"{line.Case} {line.Pass.Text()} ({line.Kernels})"))}");
    }

    /// <summary>Whether it is met, or by how much it is missed.</summary>
    public string Line(IEnumerable<GpuLine> lines, IEnumerable<PeerLine> peers)
    {
        var title = $"target {Method} {Shape} {Pass.Text()}, {Goal}: ";
        var ours = lines.FirstOrDefault(line => line.Case == new GpuCase(Method, Shape, DeviceType.Single) && line.Pass == Pass);
        if (ours is null)
            return title + "not measured";
        if (Peer is null)
            return title + Verdict(ours.ShareOfCopy);
        var peer = peers.FirstOrDefault(line => line.Case == ours.Case && line.Peer == Peer && (line.Pass == Pass.Text() || line.Microseconds is null));
        return peer?.Microseconds is { } time ? title + Verdict(time / ours.Microseconds) : title + $"the peer was not measured{Because(peer)}";
    }

    private static string Because(PeerLine? peer) => peer is null ? string.Empty : $": {peer.Reason}";

    private string Verdict(double reached) => string.Create(
        CultureInfo.InvariantCulture,
        $"{reached:0.00}, {(reached >= AtLeast ? "met" : $"missed by {1 - (reached / AtLeast):0.0 %}")}");
}
