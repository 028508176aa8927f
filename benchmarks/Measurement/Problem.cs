namespace SubsetGen.Benchmarks.Measurement;

/// <summary>Logits and gradients of one shape, and buffers for what a contender computes from them.</summary>
public sealed class Problem
{
    private const int Seed = 1;

    /// <summary>Draws standard normal logits and gradients, the same for the same shape.</summary>
    public Problem(Shape shape)
        : this(shape, new float[shape.Rows * shape.N], new float[shape.Rows * shape.N])
    {
        var random = new Random(Seed);
        Fill(random, Logits);
        Fill(random, GradSubset);
    }

    /// <summary>Takes logits and gradients that are there.</summary>
    public Problem(Shape shape, float[] logits, float[] gradSubset)
    {
        Shape = shape;
        (Logits, GradSubset) = (logits, gradSubset);
        (Subset, GradLogits) = (new float[logits.Length], new float[logits.Length]);
    }

    /// <summary>The sizes.</summary>
    public Shape Shape { get; }

    /// <summary>Rows by n logits.</summary>
    public float[] Logits { get; }

    /// <summary>Rows by n gradients of a loss with respect to the subset.</summary>
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
