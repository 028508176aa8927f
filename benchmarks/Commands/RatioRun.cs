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
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromMilliseconds(250);

    private readonly List<string> _lines = [];
    private readonly List<RatioLine> _cases = [];
    private bool _failed;

    /// <summary>Measures everything, writes the lines, and returns the exit code: 1 where two outputs disagreed.</summary>
    public int Run()
    {
        Write(MemoryMeasurement.Line());
        Write(RatioLine.Header);
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
            Write(line);
        if (options.Out is { } file)
            Save(file);
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
                WarmUp(method, problem.Shape, threads);
                return PairedTiming.Measure(generated, generic, options.Budget, report);
            });
        Add(new RatioLine(name, problem.Shape, Pass.Forward, threads, ours.Forward, theirs.Forward));
        Add(new RatioLine(name, problem.Shape, Pass.ForwardBackward, threads, ours.Both, theirs.Both));
    }

    // The run time compiles a method anew once it has been called often enough; large problems are not called that often,
    // so both layers first run on a problem of the same k that is small.
    private void WarmUp(SubsetMethod method, Shape shape, int threads)
    {
        var n = options.FixedN ? shape.N : Math.Min(shape.N, 2 * shape.K + 8);
        var small = new Problem(new Shape(Math.Min(shape.Rows, 2), n, shape.K));
        using var generated = GeneratedContenders.Create(method, small, options.FixedN)!;
        using var generic = GenericContender.Create(method, small, threads);
        foreach (var contender in (IContender[])[generated, generic])
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            while (clock.Elapsed < WarmUpTime)
            {
                contender.Forward();
                contender.Backward();
            }
        }
    }

    private void Add(RatioLine line)
    {
        _cases.Add(line);
        Write(line.ToString());
    }

    private void Fail(string line)
    {
        _failed = true;
        Write(line);
    }

    private void Write(string line)
    {
        _lines.Add(line);
        Console.Out.WriteLine(line);
    }

    private void Save(FileInfo file) =>
        File.WriteAllLines(file.FullName, [.. MachineDescription.Lines().Select(line => "# " + line), .. _lines]);
}
