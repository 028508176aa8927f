using System.Text.Json;
using SubsetGen.Benchmarks.Measurement;

namespace SubsetGen.Benchmarks.Serve;

/// <summary>What another program asks for, one line of JSON each.</summary>
internal abstract record ServeRequest
{
    /// <summary>Reads a line: <c>"do"</c> says which of the requests below, and their parameters are its other properties.</summary>
    /// <exception cref="FormatException">It is none of them; the message says what is wrong.</exception>
    public static ServeRequest Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var json = document.RootElement;
            return json.GetProperty("do").GetString() switch
            {
                "machine" => new MachineRequest(),
                "open" => Open(json),
                "outputs" => new OutputsRequest(),
                "turn" => new TurnRequest(),
                var other => throw new FormatException($"'{other}' is no request; it is one of machine, open, outputs, turn."),
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"'{text}' is no request: {exception.Message}", exception);
        }
    }

    private static OpenRequest Open(JsonElement json)
    {
        var name = json.GetProperty("method").GetString()!;
        if (!Enum.GetNames<ServedMethod>().Contains(name))
            throw new FormatException($"'{name}' is no method; it is one of {string.Join(", ", Enum.GetNames<ServedMethod>())}.");
        var threads = Whole(json, "threads");
        if (threads < 1)
            throw new FormatException($"There cannot be {threads} threads.");
        var (rows, n, k) = (Whole(json, "rows"), Whole(json, "n"), Whole(json, "k"));
        if (rows < 1 || k < 1 || k >= n)
            throw new FormatException($"({rows},{n},{k}) is not a shape: rows,n,k must be positive, k below n.");
        return new OpenRequest(
            Enum.Parse<ServedMethod>(name), new Shape(rows, n, k), threads, new DirectoryInfo(json.GetProperty("folder").GetString()!));
    }

    private static int Whole(JsonElement json, string name) => json.GetProperty(name).TryGetInt32(out var number)
        ? number
        : throw new FormatException($"{name} must be a whole number, not {json.GetProperty(name)}.");
}

/// <summary>Asks for the lines that describe the machine.</summary>
internal sealed record MachineRequest : ServeRequest;

/// <summary>Asks for a layer that is bound to inputs in files.</summary>
/// <param name="Method">The method.</param>
/// <param name="Shape">The sizes.</param>
/// <param name="Threads">The most threads that a call may use.</param>
/// <param name="Folder">Where the inputs lie and the outputs go.</param>
internal sealed record OpenRequest(ServedMethod Method, Shape Shape, int Threads, DirectoryInfo Folder) : ServeRequest;

/// <summary>Asks that the outputs of one call are written to files.</summary>
internal sealed record OutputsRequest : ServeRequest;

/// <summary>Asks for one turn of measurement.</summary>
internal sealed record TurnRequest : ServeRequest;
