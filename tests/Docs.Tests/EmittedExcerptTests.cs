using Xunit;

namespace SubsetGen.Docs.Tests;

public class EmittedExcerptTests
{
    public static TheoryData<string> PagesWithExcerpts => new(Repository.Pages.Where(page => EmittedExcerpt.IsIn(Repository.Read(page))));

    [Theory]
    [MemberData(nameof(PagesWithExcerpts))]
    public void Emitted_code_in_a_page_is_what_the_compiler_emits(string page)
    {
        var written = Repository.Read(page);
        var today = EmittedExcerpt.Refresh(written);
        if (written == today)
            return;
        if (Environment.GetEnvironmentVariable("SUBSETGEN_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, page), today);
            return;
        }

        var received = Path.Combine(Repository.Root, Path.ChangeExtension(page, ".received.md"));
        File.WriteAllText(received, today);
        Assert.Fail($"{page} shows code that is no longer emitted. Read {received} and, if it is right, put it in the page's place.");
    }

    [Fact]
    public void The_readme_and_the_page_on_emitted_code_have_excerpts() =>
        Assert.All(["README.md", "docs/emitted-code.md"], page => Assert.True(EmittedExcerpt.IsIn(Repository.Read(page))));
}
