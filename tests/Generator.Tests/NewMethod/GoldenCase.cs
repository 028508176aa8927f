using System.Text.Json;
using System.Text.Json.Serialization;

namespace SubsetGen.Generator.Tests.NewMethod;

/// <summary>Rows with their subset and gradient, computed in more digits than a double holds.</summary>
internal sealed record GoldenCase(
    string Name,
    int N,
    double K,
    double Tau,
    int Batch,
    double[] Input,
    double[] Output,
    [property: JsonPropertyName("grad_output")] double[] GradOutput,
    [property: JsonPropertyName("grad_input")] double[] GradInput)
{
    public static IReadOnlyList<GoldenCase> Read(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", file);
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray()
            .Select(c => c.Deserialize<GoldenCase>(JsonSerializerOptions.Web)!)];
    }
}
