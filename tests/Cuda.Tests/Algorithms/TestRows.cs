using System.Numerics;

namespace SubsetGen.Cuda.Tests.Algorithms;

/// <summary>Rows with what makes order hard: ties, zeros of both signs, excluded items, many magnitudes.</summary>
internal static class TestRows
{
    public static IReadOnlyList<string> Kinds { get; } =
        ["normal", "rounded", "excluded", "few values", "equal", "magnitudes", "infinite"];

    public static T[] Of<T>(string kind, int count, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(Item(kind, random)))];
    }

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Item(string kind, Random random) => kind switch
    {
        "normal" => 3 * Normal(random),
        "rounded" => Math.Round(3 * Normal(random)),
        "excluded" => random.Next(3) == 0 ? double.NegativeInfinity : Normal(random),
        "few values" => new[] { 0.0, -0.0, 1.5 }[random.Next(3)],
        "equal" => 0.25,
        "magnitudes" => Normal(random) * Math.Pow(10, random.Next(-30, 30)),
        "infinite" => new[] { double.PositiveInfinity, double.NegativeInfinity, 1e30, Normal(random) }[random.Next(4)],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
