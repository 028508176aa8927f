using System.Globalization;
using SubsetGen.Benchmarks.Commands;
using SubsetGen.Benchmarks.Generated;
using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Runtime.Cpu;

namespace SubsetGen.Benchmarks.TorchSharp;

/// <summary>Modules in turn with the kernel alone, with the library's own softmax, and with the same method in operations of the library; on one thread.</summary>
internal sealed class TensorRun(IReadOnlyList<Shape> shapes, TimeSpan budget, FileInfo? output, MeasurementProgress progress)
{
    private readonly ResultLines _lines = new();
    private bool _failed;

    /// <summary>Measures everything, writes the lines, and returns the exit code: 1 where two outputs disagreed.</summary>
    public int Run()
    {
        set_num_threads(1);
        RowScheduler.MaxThreads = 1;
        _lines.Write(TensorLine.Header);
        var done = 0;
        foreach (var shape in shapes)
            foreach (var method in MethodRow.All)
                Measure(method, new Problem(shape), done++, shapes.Count * MethodRow.All.Count);
        _lines.Save(output);
        return _failed ? 1 : 0;
    }

    private void Measure(MethodRow method, Problem problem, int done, int total)
    {
        var k = problem.Shape.K;
        if (!method.Layers.TryGetValue(k, out var layer))
        {
            Fail($"error {method.Name} {problem.Shape}: there are layers for a k of {string.Join(" and ", method.Layers.Keys)}");
            return;
        }

        using var module = layer.Module();
        using var ours = new TensorContender(problem, module.call);
        using var kernel = new GeneratedContender(problem, layer.Forward, layer.Backward);
        using var softmax = new TensorContender(problem, logits => nn.functional.softmax(logits, -1));
        using var operations = new TensorContender(problem, logits => method.Operations(logits, k));
        if (Difference(problem, module, method) is { } difference)
        {
            Fail($"error {method.Name} {problem.Shape}: the module and the operations disagree: {difference}");
            return;
        }

        (string Name, IContender Contender)[] others = [("kernel", kernel), ("softmax", softmax), ("operations", operations)];
        foreach (var (name, other) in others)
        {
            var (mine, its) = progress.Show(
                string.Create(CultureInfo.InvariantCulture, $"{method.Name} {problem.Shape} against {name}"), done, total, report =>
                {
                    WarmUp.Run(ours, other);
                    return PairedTiming.Measure(ours, other, budget, report);
                });
            _lines.Write(new TensorLine(method.Name, problem.Shape, Pass.Forward, mine.Forward, name, its.Forward).ToString());
            _lines.Write(new TensorLine(method.Name, problem.Shape, Pass.ForwardBackward, mine.Both, name, its.Both).ToString());
        }
    }

    private static string? Difference(Problem problem, nn.Module<Tensor, Tensor> module, MethodRow method)
    {
        using var ours = new TensorContender(problem, module.call, publishes: true);
        using var theirs = new TensorContender(problem, logits => method.Operations(logits, problem.Shape.K), publishes: true);
        return Agreement.Difference(problem, ours, theirs);
    }

    private void Fail(string line)
    {
        _failed = true;
        _lines.Write(line);
    }
}
