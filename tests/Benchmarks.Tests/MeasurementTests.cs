using System.Globalization;
using SubsetGen.Benchmarks.Measurement;
using Xunit;

namespace SubsetGen.Benchmarks.Tests;

public sealed class MeasurementTests
{
    [Theory]
    [InlineData("64,1000,500")]
    [InlineData("(64, 1000, 500)")]
    public void A_shape_is_rows_n_and_k(string text) => Assert.Equal(new Shape(64, 1000, 500), Shape.Parse(text));

    [Theory]
    [InlineData("64,1000")]
    [InlineData("64,1000,1000")]
    [InlineData("64,-1,0")]
    [InlineData("a,b,c")]
    [InlineData("65536,65536,3")]
    public void What_is_not_a_shape_is_refused_by_its_text(string text) =>
        Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => Shape.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Contenders_that_write_the_same_agree()
    {
        var problem = new Problem(new Shape(2, 8, 3));
        using var first = new Constant(problem, subset: 0.5f, gradient: 2);
        using var second = new Constant(problem, subset: 0.5f, gradient: 2);
        Assert.Null(Agreement.Difference(problem, first, second));
    }

    [Theory]
    [InlineData(0.51f, 2f, "subset")]
    [InlineData(0.5f, 2.1f, "gradient")]
    [InlineData(float.NaN, 2f, "subset")]
    public void Contenders_that_differ_are_told_apart(float subset, float gradient, string what)
    {
        var problem = new Problem(new Shape(2, 8, 3));
        using var first = new Constant(problem, subset, gradient);
        using var second = new Constant(problem, subset: 0.5f, gradient: 2);
        Assert.StartsWith(what, Agreement.Difference(problem, first, second), StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_is_the_geometric_mean_and_the_lowest()
    {
        var shape = new Shape(2, 8, 3);
        RatioLine[] cases =
        [
            new("A", shape, Pass.Forward, Threads: 1, GeneratedMilliseconds: 1, GenericMilliseconds: 2),
            new("A", shape, Pass.Forward, Threads: 1, GeneratedMilliseconds: 1, GenericMilliseconds: 8),
        ];
        Assert.All(RatioSummary.Lines(cases), line => Assert.EndsWith("ratio   4.00  lowest   2.00", line, StringComparison.Ordinal));
    }

    [Fact]
    public void An_item_costs_the_time_of_all_by_their_number_also_past_two_to_the_31()
    {
        var rows = new ScaleLine("A", new Shape(1000, 1000, 3), Pass.Forward, Threads: 1, Milliseconds: 2);
        var item = new ScaleLine("A", new Shape(100_000, 100_000, 3), Pass.Forward, Threads: 1, Milliseconds: 60_000);
        Assert.Equal(2, rows.PerItem, 12);
        Assert.Equal(6, item.PerItem, 12);
        Assert.EndsWith(" 6.000      3.00", item.Beside(rows), StringComparison.Ordinal);
    }

    [Fact]
    public void The_peaks_of_a_machine_are_a_number_of_multiply_adds_and_three_of_copies()
    {
        var numbers = MachinePeaks.Lines().Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2], CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(4, numbers.Length);
        Assert.All(numbers, number => Assert.True(number > 0));
    }

    [Fact]
    public void Lines_do_not_depend_on_the_culture()
    {
        var line = new RatioLine("A", new Shape(2, 8, 3), Pass.Forward, Threads: 1, GeneratedMilliseconds: 0.5, GenericMilliseconds: 2);
        var expected = line.ToString();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(expected, line.ToString());
            Assert.Contains(" 0.5000 ", expected, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private sealed class Constant(Problem problem, float subset, float gradient) : IContender
    {
        public void Forward() => Array.Fill(problem.Subset, subset);

        public void Backward() => Array.Fill(problem.GradLogits, gradient);

        public void Dispose()
        {
        }
    }
}
