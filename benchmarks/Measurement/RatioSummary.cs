using System.Globalization;

namespace SubsetGen.Benchmarks.Measurement;

/// <summary>Geometric means of the measured ratios, by method and over all.</summary>
internal static class RatioSummary
{
    /// <summary>One line for each pass, thread count and method, and one for all methods together.</summary>
    public static IEnumerable<string> Lines(IReadOnlyCollection<RatioLine> cases)
    {
        foreach (var group in cases.GroupBy(line => (line.Pass, line.Threads)))
        {
            foreach (var method in group.GroupBy(line => line.Method))
                yield return Line(method.Key, group.Key.Pass, group.Key.Threads, [.. method]);
            yield return Line("all", group.Key.Pass, group.Key.Threads, [.. group]);
        }
    }

    private static string Line(string method, Pass pass, int threads, IReadOnlyCollection<RatioLine> cases)
    {
        var mean = Math.Exp(cases.Average(line => Math.Log(line.Ratio)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"geomean {method,-22} {RatioLine.Name(pass),-16} threads {threads,2}  ratio {mean,6:0.00}  lowest {cases.Min(line => line.Ratio),6:0.00}");
    }
}
