using Xunit;

namespace SubsetGen.Generator.Tests.Harness;

/// <summary>A page of the documentation that a test writes.</summary>
internal static class PageFile
{
    /// <summary>Fails unless the page is what it should be today; puts it in place where snapshots are accepted.</summary>
    /// <param name="page">Where it is in the repository.</param>
    /// <param name="today">Its text.</param>
    public static void Verify(string page, string today)
    {
        var path = Path.Combine(Repository.Root, page);
        if (File.Exists(path) && File.ReadAllText(path) == today)
            return;
        if (Environment.GetEnvironmentVariable("SUBSETGEN_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, today);
            return;
        }

        var received = Path.ChangeExtension(path, ".received.md");
        File.WriteAllText(received, today);
        Assert.Fail($"{page} is out of date. Read {received} and, if it is right, put it in the page's place.");
    }
}
