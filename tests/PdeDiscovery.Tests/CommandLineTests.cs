using System.Globalization;
using SubsetGen.PdeDiscovery.Cli;

namespace SubsetGen.PdeDiscovery.Tests;

public sealed class CommandLineTests(ShortSimulation simulation) : IClassFixture<ShortSimulation>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_ends_with_the_equation_and_leaves_a_report()
    {
        var report = folder.File("report.html");
        var (status, output, error) = Run("--data", Data(), "--out", report, "--seed", "3");
        Assert.Equal((0, ""), (status, error));
        var last = output.TrimEnd().Split('\n')[^1].TrimEnd();
        Assert.Matches(
            @"^u_t = -(1\.00|0\.99)\d\d u_xx - (1\.00|0\.99)\d\d u_xxxx - (1\.00|0\.99)\d\d u u_x"
            + @"   RMSE \S+, of the coefficients \S+   \(true: u_t = -u_xx - u_xxxx - u u_x\)$",
            last);
        Assert.Contains("u^3 u_xxxxx", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001B', output);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(report), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void Numbers_are_the_same_in_every_culture()
    {
        string[] args = ["--data", Data(), "--noise", "0.05", "--iterations", "20", "--out", folder.File("report.html")];
        string Table()
        {
            var output = Run(args).Output;
            return output[output.IndexOf("Candidate term", StringComparison.Ordinal)..];
        }

        var expected = Table();
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE") { NumberFormat = { NegativeSign = "~" } };
        try
        {
            Assert.Equal(expected, Table());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_same_arguments_give_the_same_report()
    {
        string Report(string name, string seed)
        {
            var path = folder.File(name);
            Assert.Equal(0, Run("--data", Data(), "--noise", "0.05", "--seed", seed, "--iterations", "50", "--out", path).Status);
            return File.ReadAllText(path);
        }

        Assert.Equal(Report("a.html", "5"), Report("b.html", "5"));
        Assert.NotEqual(Report("a.html", "5"), Report("c.html", "6"));
    }

    [Theory]
    [InlineData("--seed takes a whole number", "--seed", "x")]
    [InlineData("--seed takes a whole number", "--seed", "-1")]
    [InlineData("--seed takes a whole number", "--seed", "18446744073709551616")]
    [InlineData("--iterations takes a whole number from 1", "--iterations", "0")]
    [InlineData("--iterations takes a whole number from 1", "--iterations", "1e3")]
    [InlineData("--iterations takes a whole number from 1", "--iterations", "1000001")]
    [InlineData("--noise takes a number from 0 to 1", "--noise", "-0.1")]
    [InlineData("--noise takes a number from 0 to 1", "--noise", "1.5")]
    [InlineData("--noise takes a number from 0 to 1", "--noise", "0,5")]
    [InlineData("--noise takes a number from 0 to 1", "--noise", "NaN")]
    [InlineData("--derivatives takes weak or differences", "--derivatives", "0")]
    [InlineData("--derivatives takes weak or differences", "--derivatives", "Exact")]
    [InlineData("--data takes a file name", "--data", "")]
    [InlineData("'--out'", "--out")]
    [InlineData("'--seed'", "--seed", "1", "--seed", "2")]
    [InlineData("'--frob'", "--frob")]
    [InlineData("'stray'", "stray")]
    public void Bad_arguments_get_one_line(string said, params string[] args) => AssertFails(2, said, args);

    [Fact]
    public void Bad_files_get_one_line()
    {
        var junk = folder.File("junk.mat");
        File.WriteAllText(junk, new string('?', 500));
        AssertFails(1, "no such file", "--data", folder.File("absent.mat"), "--out", folder.File("r.html"));
        AssertFails(1, "not a MAT file", "--data", junk, "--out", folder.File("r.html"));
        AssertFails(1, "it is a folder", "--data", folder.Path, "--out", folder.File("r.html"));
        AssertFails(1, "cannot write", "--data", Data(), "--out", folder.Path);
        AssertFails(1, "cannot read '@list'", "--data", "@list", "--out", folder.File("r.html"));
        Assert.False(File.Exists(folder.File("r.html")));
    }

    [Fact]
    public void Names_from_outside_cannot_break_the_line()
    {
        var path = folder.File("odd.mat");
        File.WriteAllBytes(path, new MatWriter().Add("a\nb\u001B[2J", 1, 1, [1]).Bytes);
        AssertFails(1, "a?b?[2J", "--data", path, "--out", folder.File("r.html"));
    }

    [Fact]
    public void Data_in_which_nothing_changes_gets_one_line()
    {
        var path = folder.File("still.mat");
        File.WriteAllBytes(path, Mat(64, 40, (_, _) => 1));
        AssertFails(1, "no equation can be found", "--data", path, "--out", folder.File("r.html"));
    }

    [Theory]
    [InlineData("weak", 22)]
    [InlineData("differences", 3)]
    public void The_least_data_and_learning_still_make_a_report(string derivatives, int times)
    {
        var field = simulation.Field;
        var (data, report) = (folder.File("short.mat"), folder.File("report.html"));
        byte[] Bytes(int count) => Mat(field.Points, count, (i, j) => field.Values[(j + 120) * field.Points + i]);
        File.WriteAllBytes(data, Bytes(times));
        Assert.Equal(0, Run("--data", data, "--iterations", "1", "--derivatives", derivatives, "--out", report).Status);
        Assert.DoesNotContain("NaN", File.ReadAllText(report), StringComparison.Ordinal);

        File.WriteAllBytes(data, Bytes(times - 1));
        AssertFails(1, $"at least 32 x {times} are needed", "--data", data, "--derivatives", derivatives, "--out", report);
    }

    [Fact]
    public void Help_names_every_option()
    {
        var (status, output, error) = Run("--help");
        Assert.Equal((0, ""), (status, error));
        foreach (var option in (string[])["--data", "--seed", "--iterations", "--noise", "--derivatives", "--out", "--help"])
            Assert.Contains(option, output, StringComparison.Ordinal);
    }

    private static void AssertFails(int expected, string said, params string[] args)
    {
        var (status, output, error) = Run(args);
        Assert.Equal(expected, status);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("u_t =", output, StringComparison.Ordinal);
    }

    private static (int Status, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = CommandLine.Run(args, output, error);
        return (status, output.ToString(), error.ToString());
    }

    private string Data()
    {
        var field = simulation.Field;
        var path = folder.File("data.mat");
        File.WriteAllBytes(path, Mat(field.Points, field.Times, (i, j) => field.Values[j * field.Points + i]));
        return path;
    }

    private static byte[] Mat(int points, int times, Func<int, int, double> value) => new MatWriter()
        .Add("x", points, 1, [.. Enumerable.Range(1, points).Select(i => 32 * Math.PI * i / points)])
        .Add("tt", 1, times, [.. Enumerable.Range(0, times).Select(j => 0.4 * j)])
        .Add("uu", points, times, [.. Enumerable.Range(0, points * times).Select(n => value(n % points, n / points))])
        .Bytes;
}
