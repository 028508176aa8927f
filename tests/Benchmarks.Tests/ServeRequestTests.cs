using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Benchmarks.Serve;
using Xunit;

namespace SubsetGen.Benchmarks.Tests;

public sealed class ServeRequestTests
{
    private const string Open = """{"do": "open", "method": "Marginals", "rows": 4, "n": 20, "k": 3, "threads": 2, "folder": "/place"}""";

    [Fact]
    public void A_layer_is_opened_by_method_sizes_threads_and_folder()
    {
        var open = Assert.IsType<OpenRequest>(ServeRequest.Parse(Open));

        Assert.Equal((ServedMethod.Marginals, new Shape(4, 20, 3), 2), (open.Method, open.Shape, open.Threads));
        Assert.Equal("/place", open.Folder.ToString());
    }

    [Theory]
    [InlineData("machine", typeof(MachineRequest))]
    [InlineData("outputs", typeof(OutputsRequest))]
    [InlineData("turn", typeof(TurnRequest))]
    public void Other_requests_have_a_name_alone(string name, Type request) =>
        Assert.IsType(request, ServeRequest.Parse($$"""{"do": "{{name}}"}"""));

    [Theory]
    [InlineData("""{"do": "turn""", "is no request")]
    [InlineData("7", "is no request")]
    [InlineData("{}", "is no request")]
    [InlineData("""{"do": "stop"}""", "'stop' is no request; it is one of machine, open, outputs, turn.")]
    [InlineData("""{"do": "open", "method": "Marginals"}""", "is no request")]
    public void What_is_none_is_refused_with_what_would_be(string text, string message) => AssertRefused(text, message);

    [Theory]
    [InlineData("\"Marginals\"", "\"marginal\"", "'marginal' is no method; it is one of SigmoidTopK,")]
    [InlineData("\"Marginals\"", "\"3\"", "'3' is no method")]
    [InlineData("\"k\": 3", "\"k\": 20", "(4,20,20) is not a shape")]
    [InlineData("\"rows\": 4", "\"rows\": 0", "(0,20,3) is not a shape")]
    [InlineData("\"rows\": 4", "\"rows\": 4.5", "rows must be a whole number, not 4.5.")]
    [InlineData("\"threads\": 2", "\"threads\": 0", "There cannot be 0 threads.")]
    public void What_cannot_be_opened_is_refused(string part, string wrong, string message) =>
        AssertRefused(Open.Replace(part, wrong, StringComparison.Ordinal), message);

    private static void AssertRefused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => ServeRequest.Parse(text)).Message, StringComparison.Ordinal);
}
