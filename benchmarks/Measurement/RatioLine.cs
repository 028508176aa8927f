using System.Globalization;

namespace SubsetGen.Benchmarks.Measurement;

/// <summary>The two passes that are timed.</summary>
internal enum Pass
{
    /// <summary>Forward alone, keeping what backward needs.</summary>
    Forward,

    /// <summary>Forward and then backward.</summary>
    ForwardBackward,
}

/// <summary>One measured case, and its text: columns that a person reads and a script splits at spaces.</summary>
internal readonly record struct RatioLine(
    string Method, Shape Shape, Pass Pass, int Threads, double GeneratedMilliseconds, double GenericMilliseconds)
{
    /// <summary>The names of the columns, as a comment line.</summary>
    public static string Header { get; } =
        $"# {"method",-20} {"rows",4} {"n",7} {"k",5}  {"pass",-16} {"threads",7} {"generated_ms",12} {"generic_ms",12} {"ratio",7}";

    /// <summary>How many times faster the generated layer is.</summary>
    public double Ratio => GenericMilliseconds / GeneratedMilliseconds;

    /// <summary>The name of a pass in the output.</summary>
    public static string Name(Pass pass) => pass == Pass.Forward ? "forward" : "forward+backward";

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Method,-22} {Shape.Rows,4} {Shape.N,7} {Shape.K,5}  {Name(Pass),-16} {Threads,7} {GeneratedMilliseconds,12:0.0000} {GenericMilliseconds,12:0.0000} {Ratio,7:0.00}");
}
