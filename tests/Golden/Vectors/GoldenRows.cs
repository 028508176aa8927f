using System.Reflection;
using System.Text.Json;
using SubsetGen.Layers.Tests.GoldenVectors;
using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Golden.Vectors;

/// <summary>
/// Golden cases of one operator and temperature as one batch: each row as long as its case, all as wide as the widest of a few
/// widths, so that few kernels are compiled.
/// </summary>
internal sealed class GoldenRows
{
    /// <summary>Short rows, of which a block has several, and long ones; the widths are multiples of nothing.</summary>
    private static readonly int[] Widths = [31, 1003];

    private readonly List<(GoldenCase Case, int First)> _cases = [];

    private GoldenRows(double temperature, int width, IEnumerable<GoldenCase> cases)
    {
        (Temperature, N) = (temperature, width);
        foreach (var golden in cases)
        {
            _cases.Add((golden, Rows));
            Rows += golden.Rows;
        }
    }

    public double Temperature { get; }

    public int N { get; }

    public int Rows { get; }

    /// <summary>The cases, each with the number of its first row.</summary>
    public IReadOnlyList<(GoldenCase Case, int First)> Cases => _cases;

    public int[] Lengths => [.. _cases.SelectMany(c => Enumerable.Repeat(c.Case.N, c.Case.Rows))];

    public double[] RowK => [.. _cases.SelectMany(c => Enumerable.Repeat(c.Case.K, c.Case.Rows))];

    /// <summary>The batches of a file.</summary>
    public static IEnumerable<GoldenRows> Of(string file, Func<JsonElement, IEnumerable<GoldenCase>>? read = null) =>
        from golden in Read(file, read ?? (json => [GoldenCase.Of(json)]))
        group golden by (golden.Temperature, Width: Widths.First(width => width >= golden.N)) into batch
        select new GoldenRows(batch.Key.Temperature, batch.Key.Width, batch);

    /// <summary>Numbers of the cases as rows of the batch, with zeros behind them.</summary>
    /// <param name="numbers">Rows as long as those of its case.</param>
    /// <param name="fewer">By how much the rows are shorter than the items: 1 for pairs of neighbours.</param>
    public double[] Widened(Func<GoldenCase, double[]> numbers, int fewer = 0)
    {
        var width = N - fewer;
        var all = new double[Rows * width];
        foreach (var (golden, first) in _cases)
        {
            var length = golden.N - fewer;
            var values = numbers(golden);
            for (var row = 0; row < golden.Rows; row++)
                values.Row(row, length).CopyTo(all, (first + row) * width);
        }

        return all;
    }

    private static List<GoldenCase> Read(string file, Func<JsonElement, IEnumerable<GoldenCase>> read)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"golden/{file}")!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().SelectMany(json => read(json.Clone()))];
    }
}
