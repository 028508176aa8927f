using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Tests.Interpreter;

/// <summary>What order means, by comparing every item with every other.</summary>
internal static class OrderInterpreter
{
    public static int[] Order(double[] keys) => [.. Enumerable.Range(0, keys.Length).OrderByDescending(item => keys[item])];

    /// <summary>The mean of the ranks that equal items have.</summary>
    public static IEnumerable<double> Ranks(double[] keys) =>
        keys.Select(own => keys.Count(key => key > own) + ((keys.Count(key => key == own) + 1) / 2.0));

    /// <summary>In double precision nothing is thought to be lost, so nothing remains.</summary>
    public static IEnumerable<double> PartialSums(PartialSumOp op, Func<int, double> valueOf, double[] keys) => keys.Select(
        own => op.IsRemainder ? 0 : keys.Select((key, item) => Share(op.Side, key, own) * valueOf(item)).Sum());

    private static double Share(PartialSumSide side, double key, double own) =>
        key == own ? 0.5 : key > own == (side == PartialSumSide.Above) ? 1 : 0;
}
