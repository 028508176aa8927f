using System.Globalization;
using SubsetGen.Benchmarks.Generated;
using SubsetGen.Benchmarks.Generic;
using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Runtime.Cpu;

namespace SubsetGen.Benchmarks.Commands;

/// <summary>
/// The quick paired measurement: generated and generic layers in turn on the same inputs, one line a case and pass.
/// </summary>
internal sealed class RatioRun(RatioOptions options, MeasurementProgress progress)
{
    private readonly ResultLines _lines = new();
    private readonly List<RatioLine> _cases = [];
    private bool _failed;

    /// <summary>Measures everything, writes the lines, and returns the exit code: 1 where two outputs disagreed.</summary>
    public int Run()
    {
        _lines.Write(MemoryMeasurement.Line());
        _lines.Write(RatioLine.Header);
        var done = 0;
        var total = options.Methods.Count * options.Shapes.Count * options.Threads.Count;
        foreach (var method in options.Methods)
        {
            foreach (var shape in options.Shapes)
            {
                var problem = new Problem(shape);
                foreach (var threads in options.Threads)
                    Measure(method, problem, threads, done++, total);
            }
        }
        foreach (var line in RatioSummary.Lines(_cases))
            _lines.Write(line);
        _lines.Save(options.Out);
        return _failed ? 1 : 0;
    }

    private void Measure(SubsetMethod method, Problem problem, int threads, int done, int total)
    {
        var name = options.FixedN ? $"{method}/N" : method.ToString();
        RowScheduler.MaxThreads = threads;
        using var generated = GeneratedContenders.Create(method, problem, options.FixedN);
        if (generated is null)
        {
            Fail($"error {name} {problem.Shape}: no layer was generated for this k{(options.FixedN ? " and n" : "")}");
            return;
        }
        using var generic = GenericContender.Create(method, problem, threads);
        if (Agreement.Difference(problem, generated, generic) is { } difference)
        {
            Fail($"error {name} {problem.Shape}: generated and generic disagree: {difference}");
            return;
        }
        var (ours, theirs) = progress.Show(
            string.Create(CultureInfo.InvariantCulture, $"{name} {problem.Shape} threads {threads}"), done, total,
            report =>
            {
                WarmUpOn(SmallProblem(problem.Shape), method, threads);
                return PairedTiming.Measure(generated, generic, options.Budget, report);
            });
        Add(new RatioLine(name, problem.Shape, Pass.Forward, threads, ours.Forward, theirs.Forward));
        Add(new RatioLine(name, problem.Shape, Pass.ForwardBackward, threads, ours.Both, theirs.Both));
    }

    // A large problem is not called often enough to be compiled with full optimisation, a small one of the same k is.
    private Problem SmallProblem(Shape shape)
    {
        var n = options.FixedN ? shape.N : Math.Min(shape.N, 2 * shape.K + 8);
        return new Problem(new Shape(Math.Min(shape.Rows, 2), n, shape.K));
    }

    private void WarmUpOn(Problem problem, SubsetMethod method, int threads)
    {
        using var generated = GeneratedContenders.Create(method, problem, options.FixedN)!;
        using var generic = GenericContender.Create(method, problem, threads);
        WarmUp.Run(generated, generic);
    }

    private void Add(RatioLine line)
    {
        _cases.Add(line);
        _lines.Write(line.ToString());
    }

    private void Fail(string line)
    {
        _failed = true;
        _lines.Write(line);
    }
}
