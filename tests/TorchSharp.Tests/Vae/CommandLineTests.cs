using System.Globalization;
using SubsetGen.TorchSharpVae.Cli;

namespace SubsetGen.Torch.Tests.Vae;

[Collection(nameof(Alone))]
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Report => folder.File("report.html");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_without_data_says_where_it_is_and_compares_the_estimators()
    {
        var (status, output, error) = Run("--limit", "100", "--epochs", "2", "--out", Report);

        Assert.Equal((0, ""), (status, error));
        Assert.Contains("https://", output, StringComparison.Ordinal);
        Assert.Matches(@"ELBO on held-out images after 2 epochs: \S+ -\d+\.\d\d, \S+ -\d+\.\d\d, \S+ -\d+\.\d\d\s*$", output);
        Assert.DoesNotContain('\u001B', output);
        var page = File.ReadAllText(Report);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Equal(7, page.Split("data:image/png;base64,").Length - 1);
        Assert.DoesNotContain("http", page.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_on_files_reads_them_and_saves_a_model_for_each_estimator()
    {
        File.WriteAllBytes(folder.File("train-images-idx3-ubyte"), IdxBytes.Images(60));
        File.WriteAllBytes(folder.File("t10k-images-idx3-ubyte"), IdxBytes.Images(20));
        string[] args =
        [
            "--data", folder.Path, "--limit", "50", "--epochs", "1", "--estimator", "simple,softsub", "--out", Report,
            "--save", folder.File("weights.dat"),
        ];

        var (status, output, error) = Run(args);

        Assert.Equal((0, ""), (status, error));
        Assert.Contains("50 images to learn from, 20 held out", output, StringComparison.Ordinal);
        Assert.Equal(
            ["weights.simple.dat", "weights.softsub.dat"],
            Directory.GetFiles(folder.Path, "weights*").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Numbers_are_the_same_in_every_culture()
    {
        string[] args = ["--limit", "50", "--epochs", "1", "--estimator", "simple", "--out", Report];
        var expected = Run(args).Output.Split('\n')[^2];
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE") { NumberFormat = { NegativeSign = "~" } };
        try
        {
            Assert.Equal(expected, Run(args).Output.Split('\n')[^2]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("--epochs takes a whole number from 1", "--epochs", "0")]
    [InlineData("--batch takes a whole number from 1", "--batch", "-5")]
    [InlineData("--limit takes a whole number from 1", "--limit", "many")]
    [InlineData("--seed takes a whole number", "--seed", "1.5")]
    [InlineData("--estimator takes names out of simple, softsub, gumbel-topk", "--estimator", "simple,other")]
    [InlineData("--device takes cpu or cuda", "--device", "gpu")]
    [InlineData("'--frob'", "--frob")]
    public void Bad_arguments_get_one_line(string said, params string[] args) => AssertFails(2, said, args);

    [Fact]
    public void What_cannot_be_read_or_written_gets_one_line()
    {
        AssertFails(1, "there is no such folder", "--data", folder.File("absent"), "--out", Report);
        AssertFails(1, "has no train-images-idx3-ubyte.gz", "--data", folder.Path, "--out", Report);
        AssertFails(1, "cannot write", "--limit", "10", "--out", folder.Path);
        AssertFails(1, "cannot write", "--limit", "10", "--out", Report, "--save", folder.Path);
        Assert.False(File.Exists(Report));
    }

    private static void AssertFails(int expected, string said, params string[] args)
    {
        var (status, _, error) = Run(args);
        Assert.Equal(expected, status);
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));
    }

    private static (int Status, string Output, string Error) Run(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var status = CommandLine.Run(args, output, error);
        return (status, output.ToString(), error.ToString());
    }
}
