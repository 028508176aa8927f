namespace SubsetGen.Benchmarks.Measurement;

/// <summary>Random logits and gradients of one shape, and buffers for what a contender computes from them.</summary>
public sealed class Problem
{
    private const int Seed = 1;

    /// <summary>Draws standard normal logits and gradients, the same for the same shape.</summary>
    public Problem(Shape shape)
    {
        Shape = shape;
        var random = new Random(Seed);
        (Logits, GradSubset) = (new float[shape.Rows * shape.N], new float[shape.Rows * shape.N]);
        (Subset, GradLogits) = (new float[shape.Rows * shape.N], new float[shape.Rows * shape.N]);
        Fill(random, Logits);
        Fill(random, GradSubset);
    }

    /// <summary>The sizes.</summary>
    public Shape Shape { get; }

    /// <summary>Rows by n standard normal logits.</summary>
    public float[] Logits { get; }

    /// <summary>Rows by n standard normal gradients of a loss with respect to the subset.</summary>
    public float[] GradSubset { get; }

    /// <summary>Where forward writes.</summary>
    public float[] Subset { get; }

    /// <summary>Where backward writes.</summary>
    public float[] GradLogits { get; }

    private static void Fill(Random random, float[] numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            numbers[i] = (float)(radius * Math.Cos(2 * Math.PI * random.NextDouble()));
        }
    }
}
