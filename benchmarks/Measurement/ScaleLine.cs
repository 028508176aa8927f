using System.Globalization;

namespace SubsetGen.Benchmarks.Measurement;

/// <summary>One measured case: what an item costs.</summary>
internal readonly record struct ScaleLine(string Method, Shape Shape, Pass Pass, int Threads, double Milliseconds)
{
    /// <summary>The names of the columns, as a comment line.</summary>
    public static string Header { get; } =
        $"# {"method",-20} {"rows",8} {"n",9} {"k",5}  {"pass",-16} {"threads",7} {"ms",10} {"ns/item",9} {"of first",9}";

    /// <summary>Nanoseconds an item.</summary>
    public double PerItem => Milliseconds * 1e6 / ((double)Shape.Rows * Shape.N);

    /// <summary>The text, with the cost of an item relative to that in another case.</summary>
    public string Beside(ScaleLine first) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Method,-22} {Shape.Rows,8} {Shape.N,9} {Shape.K,5}  {RatioLine.Name(Pass),-16} {Threads,7} {Milliseconds,10:0.00} {PerItem,9:0.000} {PerItem / first.PerItem,9:0.00}");
}
