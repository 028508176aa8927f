using SubsetGen.Benchmarks.Gpu;
using SubsetGen.Runtime.Cuda;
using Xunit;

namespace SubsetGen.Benchmarks.Tests.Gpu;

public sealed class GpuTargetTests
{
    private static readonly GpuTarget OfCopy = GpuTarget.All.First(target => target.Peer is null);
    private static readonly GpuTarget OfPeer = GpuTarget.All.First(target => target.Peer is not null);

    [Theory]
    [InlineData(0.85, "0.85, met")]
    [InlineData(0.8, "0.80, met")]
    [InlineData(0.6, "0.60, missed by 25.0 %")]
    public void A_share_of_the_copy_is_met_or_missed_by_so_much(double share, string verdict) =>
        Assert.EndsWith(verdict, OfCopy.Line([Ours(OfCopy, 100, 100 * share)], []), StringComparison.Ordinal);

    [Fact]
    public void A_peer_is_beaten_as_often_as_its_time_holds_ours()
    {
        var ours = Ours(OfPeer, 100, 100);
        Assert.EndsWith("40.00, met", OfPeer.Line([ours], [Theirs(ours, 4000)]), StringComparison.Ordinal);
        Assert.EndsWith("missed by 50.0 %", OfPeer.Line([ours], [Theirs(ours, 50 * OfPeer.AtLeast)]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_peer_that_was_not_measured_is_said_with_the_reason()
    {
        var ours = Ours(OfPeer, 100, 100);
        var skipped = PeerLine.Skipped(ours.Case, "no memory", OfPeer.Peer!);
        Assert.EndsWith("the peer was not measured: no memory", OfPeer.Line([ours], [skipped]), StringComparison.Ordinal);
        Assert.EndsWith("the peer was not measured", OfPeer.Line([ours], []), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_measurements_every_target_says_so()
    {
        var lines = GpuTarget.Lines([], []).ToList();
        Assert.Equal(GpuTarget.All.Count + 1, lines.Count);
        Assert.All(lines, line => Assert.EndsWith("not measured", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_pass_of_more_kernels_than_one_is_named()
    {
        var two = Ours(OfCopy, 100, 100) with { Kernels = 2 };
        Assert.EndsWith($"missed by {two.Case} {two.Pass.Text()} (2)", GpuTarget.Lines([two], []).Last(), StringComparison.Ordinal);
    }

    private static GpuLine Ours(GpuTarget target, double time, double copy) => new(
        new GpuCase(target.Method, target.Shape, DeviceType.Single), target.Pass, time, copy, target.Pass.Kernels(), Registers: 32, StackBytes: 0, Error: 0);

    private static PeerLine Theirs(GpuLine ours, double time) => new(ours.Case, OfPeer.Peer!, ours.Pass.Text(), time, string.Empty);
}
