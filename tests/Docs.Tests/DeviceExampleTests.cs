using Xunit;

namespace SubsetGen.Docs.Tests;

public class DeviceExampleTests
{
    public static TheoryData<string, string> Examples => new()
    {
        { "README.md", nameof(DeviceExamples.OnMemoryOfOthers) },
        { "docs/cuda.md", nameof(DeviceExamples.Gradient) },
        { "docs/cuda.md", nameof(DeviceExamples.UnderMask) },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_code_in_a_page_is_code_that_compiles(string page, string method) =>
        Assert.Contains(Body(method), Repository.Read(page), StringComparison.Ordinal);

    [FactWithCuda]
    public void The_example_gives_the_gradient_that_the_processor_gives()
    {
        const int rows = 3, n = 50;
        var random = new Random(1);
        var values = Enumerable.Range(0, rows * n).Select(_ => (float)random.NextDouble()).ToArray();
        var arriving = Enumerable.Range(0, rows * n).Select(_ => (float)random.NextDouble()).ToArray();
        var subset = new float[rows * n];
        var expected = new float[rows * n];
        var words = new WordSelector { Seed = 7 };
        using var tape = words.Forward(new(values, [rows, n]), new(subset, [rows, n]));
        words.Backward(tape, new(arriving, [rows, n]), new(expected, [rows, n]));

        var gradient = DeviceExamples.Gradient(values, arriving, rows, n);

        // Sums are added in another order and quotients are within 2 ulp: some ulp of numbers up to 1 / t = 2.
        Assert.All(gradient.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-5f));
    }

    /// <summary>The statements of an example as a page shows them.</summary>
    private static string Body(string method)
    {
        var source = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Docs.Tests", $"{nameof(DeviceExamples)}.cs"));
        var body = source
            .SkipWhile(line => !line.Contains($" {method}(", StringComparison.Ordinal))
            .SkipWhile(line => line != "    {").Skip(1)
            .TakeWhile(line => line != "    }")
            .Select(line => line.Length == 0 ? line : line[8..]);
        return string.Join('\n', body);
    }
}
