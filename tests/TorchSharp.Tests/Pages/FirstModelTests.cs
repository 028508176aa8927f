namespace SubsetGen.Torch.Tests.Pages;

public sealed class FirstModelTests
{
    [Fact]
    public void The_page_shows_code_that_compiles()
    {
        var code = Read("tests", "TorchSharp.Tests", "Pages", "FirstModel.cs");
        var page = Read("docs", "torchsharp.md");
        var classes = code[code.IndexOf("[KSubsetLayer", StringComparison.Ordinal)..code.IndexOf("/// <summary>The example", StringComparison.Ordinal)];
        var loop = code[code.IndexOf("        using var model", StringComparison.Ordinal)..code.IndexOf("\n        model.eval()", StringComparison.Ordinal)];

        Assert.Contains(classes.TrimEnd(), page, StringComparison.Ordinal);
        Assert.Contains(string.Join('\n', loop.TrimEnd().Split('\n').Select(line => line.Length > 8 ? line[8..] : line)), page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_model_finds_the_inputs_that_matter()
    {
        manual_seed(1);
        Assert.Equal([4, 5, 6], FirstModel.Train().data<long>());
    }

    /// <summary>A file of the repository, which is above the folder that the tests run in.</summary>
    private static string Read(params string[] path)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "SubsetGen.sln")))
            root = Path.GetDirectoryName(root)!;
        return File.ReadAllText(Path.Combine([root, .. path])).ReplaceLineEndings("\n");
    }
}
