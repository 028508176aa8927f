using Xunit;
using Xunit.Sdk;

namespace SubsetGen.Generator.Tests.Snapshots;

public sealed class SnapshotVerifierTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    private string Snapshot => Path.Combine(folder, "Type.Method");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Text_like_the_snapshot_passes_and_clears_what_was_received_before()
    {
        File.WriteAllText(Snapshot + ".verified.cs", "a\r\nb\r\n");
        File.WriteAllText(Snapshot + ".received.cs", "old");

        SnapshotVerifier.Verify("a\nb\n", Snapshot, accept: false);

        Assert.False(File.Exists(Snapshot + ".received.cs"));
    }

    [Fact]
    public void Other_text_fails_with_the_difference_and_is_kept_as_received()
    {
        File.WriteAllText(Snapshot + ".verified.cs", string.Join("\n", Enumerable.Range(0, 20)));

        var failure = Assert.Throws<XunitException>(() =>
            SnapshotVerifier.Verify(string.Join("\n", Enumerable.Range(0, 20)).Replace("10", "ten"), Snapshot, accept: false));

        Assert.Contains("  9\n- 10\n+ ten\n  11", failure.Message);
        Assert.DoesNotContain("  2\n", failure.Message);
        Assert.Contains("ten", File.ReadAllText(Snapshot + ".received.cs"));
        Assert.Contains("10", File.ReadAllText(Snapshot + ".verified.cs"));
    }

    [Fact]
    public void A_snapshot_that_does_not_exist_fails()
    {
        Assert.Throws<XunitException>(() => SnapshotVerifier.Verify("new", Snapshot, accept: false));

        Assert.False(File.Exists(Snapshot + ".verified.cs"));
    }

    [Fact]
    public void What_is_accepted_is_the_snapshot_from_then_on()
    {
        SnapshotVerifier.Verify("new\n", Snapshot, accept: true);

        SnapshotVerifier.Verify("new\n", Snapshot, accept: false);
    }
}
