using System.Text.Json;
using System.Text.Json.Nodes;
using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Runtime.Cpu;

namespace SubsetGen.Benchmarks.Serve;

/// <summary>
/// Measures layers for another program, which compares them with something else: a line with a request comes in, a line with the
/// answer goes out. The one that is measured is the one that was opened last.
/// </summary>
internal sealed class Server(TextReader requests, TextWriter answers) : IDisposable
{
    private string _folder = string.Empty;
    private Problem? _problem;
    private ServedContender? _contender;
    private Turns? _turns;

    /// <summary>Answers until there are no more requests.</summary>
    public void Run()
    {
        while (requests.ReadLine() is { } line)
        {
            answers.WriteLine(Answer(line).ToJsonString());
            answers.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _contender?.Dispose();

    private JsonObject Answer(string line)
    {
        try
        {
            return ServeRequest.Parse(line) switch
            {
                MachineRequest => new JsonObject { ["lines"] = JsonSerializer.SerializeToNode(MachineDescription.Lines()) },
                OpenRequest open => Open(open),
                OutputsRequest => Outputs(),
                TurnRequest => Turn(),
                var other => throw new FormatException($"'{other}' has no answer."),
            };
        }
        catch (Exception exception) when (exception is FormatException or IOException or InvalidDataException or ArgumentException)
        {
            return new JsonObject { ["error"] = exception.Message };
        }
    }

    private JsonObject Open(OpenRequest open)
    {
        Dispose();
        (_contender, _turns) = (null, null);
        RowScheduler.MaxThreads = open.Threads;
        _folder = open.Folder.FullName;
        var count = open.Shape.Rows * open.Shape.N;
        _problem = new Problem(open.Shape, Numbers("logits", count), Numbers("gradient", count));
        _contender = ServedContender.Create(open.Method, _problem, Numbers("subset", count));
        WarmUpOnFewItems(open);
        // Ways through the code that only rows like these take.
        WarmUp.Run(_contender.Layer);
        return [];
    }

    private JsonObject Outputs()
    {
        var (problem, contender) = Opened();
        contender.Layer.Forward();
        contender.Layer.Backward();
        NumberFile.Write(Path.Combine(_folder, "ours.output"), problem.Subset.AsSpan(0, contender.Outputs));
        if (contender.HasGradient)
            NumberFile.Write(Path.Combine(_folder, "ours.gradient"), problem.GradLogits);
        return [];
    }

    private JsonObject Turn()
    {
        var (_, contender) = Opened();
        var time = (_turns ??= new Turns(contender.Layer)).Run();
        return new JsonObject { ["forward"] = time.Forward, ["both"] = contender.HasGradient ? time.Both : null };
    }

    private (Problem Problem, ServedContender Contender) Opened() =>
        (_problem, _contender) is ({ } problem, { } contender) ? (problem, contender) : throw new FormatException("Nothing is open.");

    private float[] Numbers(string name, int count) => NumberFile.Read(Path.Combine(_folder, name), count);

    // A large problem is not called often enough to be compiled with full optimisation, a small one of the same k is.
    private static void WarmUpOnFewItems(OpenRequest open)
    {
        var (rows, n, k) = open.Shape;
        var problem = new Problem(new Shape(Math.Min(rows, 2), Math.Min(n, (2 * k) + 8), k));
        var given = new float[problem.Logits.Length];
        for (var row = 0; row < problem.Shape.Rows; row++)
            given.AsSpan(row * problem.Shape.N, k).Fill(1);
        using var contender = ServedContender.Create(open.Method, problem, given);
        WarmUp.Run(contender.Layer);
    }
}
