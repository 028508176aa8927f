using SubsetGen.PdeDiscovery.Data;

namespace SubsetGen.PdeDiscovery.Tests;

public sealed class FieldFileTests : IDisposable
{
    private const int Points = 40;
    private const int Times = 30;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_grid_gives_period_and_time_step()
    {
        var field = FieldFile.Read(Write(new MatWriter()), minTimes: 21);
        Assert.Equal((Points, Times), (field.Points, field.Times));
        Assert.Equal(Points * 0.25, field.Length, 12);
        Assert.Equal(0.5, field.TimeStep, 12);
        Assert.Equal(3, field.StartTime);
        Assert.Equal(Points + 7, field.Snapshot(1)[7]);
    }

    [Fact]
    public void A_missing_variable_is_named_and_so_are_those_there()
    {
        Says(new MatWriter().Add("u", 1, 1, [1]).Add("x", 1, 1, [1]), "no variable 'uu' (variables: u, x)");
        Says(new MatWriter(), "no variable 'uu' (variables: none)");
    }

    [Fact]
    public void A_variable_of_another_kind_is_named() =>
        Says(new MatWriter().Add("uu", 1, 1, [1], classAndFlags: 6 | 0x800), "'uu' is not a matrix of real numbers");

    [Fact]
    public void Grids_must_fit_the_field() => Says(
        Grid(new MatWriter().Add("uu", Points, Times, Values()), Points + 1, Times),
        "'uu' is 40 x 30, but 'x' has 41 values");

    [Fact]
    public void Too_little_data_is_refused() =>
        Says(Grid(new MatWriter().Add("uu", Points, 5, new double[Points * 5]), Points, 5), "at least 32 x 21 are needed");

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Values_must_be_finite(double bad)
    {
        var values = Values();
        values[77] = bad;
        Says(Grid(new MatWriter().Add("uu", Points, Times, values), Points, Times), "not finite");
    }

    [Theory]
    [InlineData(5, 1.3)]
    [InlineData(0, double.NaN)]
    [InlineData(39, -5)]
    public void Grids_must_be_even(int at, double value)
    {
        var x = Enumerable.Range(0, Points).Select(i => 0.25 * i).ToArray();
        x[at] = value;
        Says(
            new MatWriter().Add("uu", Points, Times, Values()).Add("x", Points, 1, x).Add("tt", 1, Times, Even(Times)),
            "'x' is not an evenly spaced, rising grid");
    }

    [Fact]
    public void What_is_not_there_or_is_no_file_is_said_so()
    {
        Assert.Contains("no such file", Error(folder.File("nowhere.mat")), StringComparison.Ordinal);
        Assert.Contains("no such file", Error(Path.Combine(folder.File("nowhere"), "x.mat")), StringComparison.Ordinal);
        Assert.Contains("it is a folder", Error(folder.Path), StringComparison.Ordinal);
    }

    private void Says(MatWriter writer, string said) => Assert.Contains(said, Error(Save(writer)), StringComparison.Ordinal);

    private static string Error(string path) =>
        Assert.Throws<UserErrorException>(() => FieldFile.Read(path, minTimes: 21)).Message;

    private string Write(MatWriter writer) => Save(Grid(writer.Add("uu", Points, Times, Values()), Points, Times));

    private string Save(MatWriter writer)
    {
        var path = folder.File("data.mat");
        File.WriteAllBytes(path, writer.Bytes);
        return path;
    }

    private static MatWriter Grid(MatWriter writer, int points, int times) => writer
        .Add("x", points, 1, [.. Enumerable.Range(0, points).Select(i => 0.25 * (i + 1))])
        .Add("tt", 1, times, Even(times));

    private static double[] Even(int times) => [.. Enumerable.Range(0, times).Select(j => 3 + 0.5 * j)];

    private static double[] Values() => [.. Enumerable.Range(0, Points * Times).Select(i => (double)i)];
}
