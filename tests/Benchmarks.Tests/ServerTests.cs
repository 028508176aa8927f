using System.Text.Json;
using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Benchmarks.Serve;
using SubsetGen.Runtime.Cpu;
using Xunit;

namespace SubsetGen.Benchmarks.Tests;

/// <summary>Whole conversations, with layers of a k that no standard shape has and of one that some have.</summary>
public sealed class ServerTests : IDisposable
{
    private const int Rows = 3;
    private const int N = 30;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("subsetgen-serve-");
    private readonly Problem _inputs = new(new Shape(Rows, N, 10));
    private readonly int _threads = RowScheduler.MaxThreads;

    public void Dispose()
    {
        RowScheduler.MaxThreads = _threads;
        _folder.Delete(recursive: true);
    }

    public static TheoryData<string, int> Methods
    {
        get
        {
            var all = new TheoryData<string, int>();
            foreach (var method in Enum.GetNames<ServedMethod>())
            {
                all.Add(method, 10);
                all.Add(method, 7);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_method_writes_its_outputs_and_is_measured(string method, int k)
    {
        WriteInputs(k);

        var answers = Conversation(Open(method, k), """{"do": "outputs"}""", """{"do": "turn"}""");

        Assert.All(answers, answer => Assert.False(answer.TryGetProperty("error", out var error), error.ToString()));
        var isOneARow = method == nameof(ServedMethod.LogProbability);
        var output = Output("ours.output", isOneARow ? Rows : Rows * N);
        if (isOneARow)
            Assert.All(output, value => Assert.InRange(value, float.MinValue, 0));
        else
            Assert.All(output.Chunk(N), row => Assert.Equal(k, row.Sum(), 1e-3));
        var hasGradient = answers[2].GetProperty("both").ValueKind == JsonValueKind.Number;
        Assert.Equal(hasGradient, File.Exists(Path.Combine(_folder.FullName, "ours.gradient")));
        if (hasGradient)
            Assert.All(Output("ours.gradient", Rows * N), value => Assert.True(float.IsFinite(value)));
        Assert.True(answers[2].GetProperty("forward").GetDouble() > 0);
    }

    [Fact]
    public void What_cannot_be_done_is_said_and_the_next_request_is_answered()
    {
        WriteInputs(10);
        NumberFile.Write(Path.Combine(_folder.FullName, "logits"), [1, 2, 3]);

        var answers = Conversation("""{"do": "turn"}""", "nonsense", Open("Marginals", 10), """{"do": "machine"}""");

        Assert.Equal("Nothing is open.", Error(answers[0]));
        Assert.Contains("'nonsense' is no request", Error(answers[1]), StringComparison.Ordinal);
        Assert.EndsWith("has 12 bytes where 90 numbers were expected.", Error(answers[2]), StringComparison.Ordinal);
        Assert.Equal(MachineDescription.Lines(), answers[3].GetProperty("lines").EnumerateArray().Select(line => line.GetString()!));
    }

    private static string Error(JsonElement answer) => answer.GetProperty("error").GetString()!;

    private static List<JsonElement> Conversation(params string[] requests)
    {
        using var answers = new StringWriter();
        using (var server = new Server(new StringReader(string.Join('\n', requests)), answers))
            server.Run();
        var lines = answers.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }

    private float[] Output(string name, int count) => NumberFile.Read(Path.Combine(_folder.FullName, name), count);

    private string Open(string method, int k) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["do"] = "open",
        ["method"] = method,
        ["rows"] = Rows,
        ["n"] = N,
        ["k"] = k,
        ["threads"] = 1,
        ["folder"] = _folder.FullName,
    });

    private void WriteInputs(int k)
    {
        var subset = new float[Rows * N];
        for (var row = 0; row < Rows; row++)
            subset.AsSpan(row * N, k).Fill(1);
        foreach (var (name, numbers) in new[] { ("logits", _inputs.Logits), ("gradient", _inputs.GradSubset), ("subset", subset) })
            NumberFile.Write(Path.Combine(_folder.FullName, name), numbers);
    }
}
