using Xunit;

namespace SubsetGen.Docs.Tests;

public class ReadmeExampleTests
{
    [Fact]
    public void The_readmes_lines_choose_ten_and_hand_a_gradient_back()
    {
        var random = new Random(1);
        var logits = Enumerable.Range(0, 50).Select(_ => (float)random.NextDouble()).ToArray();
        var gradSubset = Enumerable.Range(0, 50).Select(_ => (float)random.NextDouble()).ToArray();
        var subset = new float[50];
        var gradLogits = new float[50];

        var words = new WordSelector { Seed = 7 };
        using var tape = words.Forward(logits, subset);
        words.Backward(tape, gradSubset, gradLogits);

        Assert.Equal(10, subset.Sum(), 1e-4);
        Assert.Equal(0, gradLogits.Sum(), 1e-5);
        Assert.Contains(gradLogits, g => Math.Abs(g) > 1e-3);
    }

    [Fact]
    public void The_readmes_layer_is_the_one_tested_here()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Docs.Tests", "WordSelector.cs"));
        var lines = source.Split('\n').SkipWhile(line => !line.StartsWith('[')).Take(2);
        Assert.Contains(string.Join('\n', lines), Repository.Read("README.md"), StringComparison.Ordinal);
    }
}
