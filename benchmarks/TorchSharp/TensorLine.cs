using System.Globalization;
using SubsetGen.Benchmarks.Measurement;

namespace SubsetGen.Benchmarks.TorchSharp;

/// <summary>Two contenders at one shape: columns that a person reads and a script splits at spaces.</summary>
internal readonly record struct TensorLine(string Method, Shape Shape, Pass Pass, double Milliseconds, string Other, double OtherMilliseconds)
{
    public static string Header { get; } =
        $"# {"method",-18} {"rows",4} {"n",6} {"k",4}  {"pass",-16} {"module_ms",10}  {"against",-12} {"its_ms",10} {"ratio",7} {"more_us",9}";

    /// <summary>How many times longer the other takes.</summary>
    private double Ratio => OtherMilliseconds / Milliseconds;

    /// <summary>By how many microseconds the module takes longer.</summary>
    private double More => (Milliseconds - OtherMilliseconds) * 1000;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Method,-20} {Shape.Rows,4} {Shape.N,6} {Shape.K,4}  {RatioLine.Name(Pass),-16} {Milliseconds,10:0.0000}  {Other,-12} {OtherMilliseconds,10:0.0000} {Ratio,7:0.00} {More,9:0.0}");
}
