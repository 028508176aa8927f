namespace SubsetGen.Layers.Tests;

/// <summary>Test inputs with a seed.</summary>
internal static class Draws
{
    /// <summary>Normal numbers, by Box and Muller.</summary>
    public static double[] Normal(int count, int seed, double scale = 1)
    {
        var random = new Random(seed);
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = scale * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return values;
    }

    public static float[] NormalSingle(int count, int seed, double scale = 1) => [.. Normal(count, seed, scale).Select(v => (float)v)];

    public static int[] Permutation(int count, int seed)
    {
        var items = Enumerable.Range(0, count).ToArray();
        new Random(seed).Shuffle(items);
        return items;
    }
}
