using System.Globalization;
using SubsetGen.Benchmarks.Generated;
using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Runtime.Cpu;

namespace SubsetGen.Benchmarks.Commands;

/// <summary>What an item costs a generated layer in rows of every length, and on how many threads.</summary>
internal sealed class ScaleRun(ScaleOptions options, MeasurementProgress progress)
{
    private readonly ResultLines _lines = new();
    private bool _failed;

    /// <summary>Measures everything, writes the lines, and returns the exit code: 1 where there is no layer for a shape.</summary>
    public int Run()
    {
        foreach (var line in MachinePeaks.Lines())
            _lines.Write(line);
        _lines.Write(ScaleLine.Header);
        var (done, total) = (0, options.Methods.Count * options.Shapes.Count * options.Threads.Count);
        var first = new Dictionary<(SubsetMethod Method, int Threads, Pass Pass), ScaleLine>();
        foreach (var shape in options.Shapes)
        {
            var problem = new Problem(shape);
            foreach (var method in options.Methods)
            {
                foreach (var threads in options.Threads)
                {
                    foreach (var line in Measure(method, problem, threads, done++, total))
                    {
                        first.TryAdd((method, threads, line.Pass), line);
                        _lines.Write(line.Beside(first[(method, threads, line.Pass)]));
                    }
                }
            }
        }
        _lines.Save(options.Out);
        return _failed ? 1 : 0;
    }

    private IEnumerable<ScaleLine> Measure(SubsetMethod method, Problem problem, int threads, int done, int total)
    {
        var shape = problem.Shape;
        RowScheduler.MaxThreads = threads;
        using var contender = GeneratedContenders.Create(method, problem, fixedN: false);
        if (contender is null)
        {
            _failed = true;
            _lines.Write($"error {method} {shape}: no layer was generated for this k");
            return [];
        }
        var time = progress.Show(
            string.Create(CultureInfo.InvariantCulture, $"{method} {shape} threads {threads}"), done, total,
            report =>
            {
                var small = new Problem(shape with { Rows = 2, N = Math.Min(shape.N, 1000) });
                using (var compiled = GeneratedContenders.Create(method, small, fixedN: false)!)
                    WarmUp.Run(compiled);
                return PairedTiming.Measure(contender, options.Budget, report);
            });
        return
        [
            new(method.ToString(), shape, Pass.Forward, threads, time.Forward),
            new(method.ToString(), shape, Pass.ForwardBackward, threads, time.Both),
        ];
    }
}
