using SubsetGen.Benchmarks.Gpu;
using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Runtime.Cuda;
using Xunit;

namespace SubsetGen.Benchmarks.Tests.Gpu;

public sealed class PeerLineTests
{
    private static readonly GpuCase Measured = new(GpuMethod.TopK, new Shape(8, 100, 3), DeviceType.Single);

    [Fact]
    public void A_measurement_is_read()
    {
        var line = PeerLine.Parse(Measured, """{"peer": "torch.topk", "pass": "forward", "microseconds": 120.5}""");
        Assert.Equal(new PeerLine(Measured, "torch.topk", "forward", 120.5, string.Empty), line);
    }

    [Fact]
    public void What_was_skipped_is_read_with_its_reason()
    {
        var line = PeerLine.Parse(Measured, """{"peer": "SoftSub (compiled)", "skipped": "OutOfMemoryError: tried to allocate 40 GB"}""");
        Assert.Null(line.Microseconds);
        Assert.EndsWith("SoftSub (compiled): skipped: OutOfMemoryError: tried to allocate 40 GB", line.Text(ours: null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Traceback (most recent call last):")]
    [InlineData("""{"pass": "forward"}""")]
    [InlineData("""{"peer": "torch.topk", "pass": "forward"}""")]
    [InlineData("""{"peer": "torch.topk", "microseconds": "fast"}""")]
    public void Anything_else_is_refused_and_quoted(string text) =>
        Assert.Contains(text, Assert.Throws<FormatException>(() => PeerLine.Parse(Measured, text)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_ratio_is_how_many_times_faster_the_layer_is()
    {
        var line = new PeerLine(Measured, "torch.topk", "forward", 100, string.Empty);
        Assert.EndsWith("ratio     4.00", line.Text(ours: 25), StringComparison.Ordinal);
        Assert.EndsWith("ratio        -", line.Text(ours: null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_python_that_is_not_there_is_a_reason_and_no_error()
    {
        var line = Assert.Single(Said("no-such-python"));
        Assert.StartsWith("no-such-python cannot be started", line.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_prints_something_else_is_a_reason_and_no_error() =>
        Assert.Contains("which is no measurement", Assert.Single(Said("echo")).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_program_that_fails_is_a_reason_and_no_error() =>
        Assert.Contains("ended with code", Assert.Single(Said("false")).Reason, StringComparison.Ordinal);

    [Fact]
    public void The_peers_are_unpacked_and_removed()
    {
        string program;
        using (var files = new PeerFiles())
        {
            program = files.Program;
            Assert.True(File.Exists(program));
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(program)!, "sigmoid_topk.py")));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(program)));
    }

    private static IReadOnlyList<PeerLine> Said(string python)
    {
        using var files = new PeerFiles();
        return [.. new PeerProcess(python, files, TimeSpan.FromMinutes(1)).Run(Measured)];
    }
}
