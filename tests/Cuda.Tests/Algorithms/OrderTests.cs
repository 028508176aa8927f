using System.Numerics;
using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Programs;

namespace SubsetGen.Cuda.Tests.Algorithms;

/// <summary>A team sorts as the runtime does, and sums along the order as exactly.</summary>
public sealed class OrderTests
{
    private const int Rows = 3;

    private static readonly int[] Lengths = [1, 2, 33, 64, 300, 700];

    public static TheoryData<int> InMemory => Mappings.OfMemory;

    [TheoryWithHostCompiler, MemberData(nameof(InMemory))]
    public void The_order_is_that_of_the_runtime(int mapping) => Mappings.Check(mapping, Sort<float>, Sort<double>);

    [TheoryWithHostCompiler, MemberData(nameof(InMemory))]
    public void Ranks_are_those_of_the_runtime(int mapping) => Mappings.Check(mapping, Rank<float>, Rank<double>);

    [TheoryWithHostCompiler, MemberData(nameof(InMemory))]
    public void An_item_is_found_by_its_place(int mapping) => Mappings.Check(mapping, FindItem<float>, FindItem<double>);

    [TheoryWithHostCompiler, MemberData(nameof(InMemory))]
    public void Sums_along_the_order_have_twice_the_digits(int mapping) => Mappings.Check(mapping, Sum<float>, Sum<double>);

    [TheoryWithHostCompiler, MemberData(nameof(InMemory))]
    public void Sums_without_their_remainders_are_as_good_as_a_number_is(int mapping) =>
        Mappings.Check(mapping, SumAlone<float>, SumAlone<double>);

    private static void Sort<T>(KernelShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => EachProblem<T>((n, keys, _) =>
    {
        var order = new Algorithm<T>("Sort", Rows, n) { First = keys }.Run<int>(shape).Output;
        // The runtime leaves out what is excluded.
        EachRow(n, (row, items) =>
        {
            var expected = OrderOf(keys[items]).Items;
            Assert.Equal(expected, order[items].Take(expected.Length));
        });
    });

    private static void Rank<T>(KernelShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => EachProblem<T>((n, keys, _) =>
    {
        var (ranks, _) = new Algorithm<T>("Rank", Rows, n) { First = keys }.Run(shape);
        EachRow(n, (row, items) =>
        {
            var sorted = OrderOf(keys[items]).Keys;
            var expected = new T[sorted.Length];
            RowOrder.Rank<T>(sorted, sorted.Length, expected);
            Assert.Equal(expected, ranks[items].Take(expected.Length));
        });
    });

    private static void FindItem<T>(KernelShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => EachProblem<T>((n, _, values) =>
    {
        var place = (n + 1) / 2;
        var (found, _) = new Algorithm<T>("ItemAt", Rows, n) { Second = values, K = place, OutputLength = 1 }.Run(shape);
        EachRow(n, (row, items) => Assert.Equal(RowOrder.ItemAt<T>(values[items], place), found[row]));
    });

    private static void Sum<T>(KernelShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => EachProblem<T>((n, keys, values) =>
    {
        var above = new Algorithm<T>("Above", Rows, n) { First = keys, Second = values }.Run(shape);
        var below = new Algorithm<T>("Below", Rows, n) { First = keys, Second = values }.Run(shape);
        EachRow(n, (row, items) =>
        {
            // Both carry what rounding takes of n additions, itself rounded: n epsilon squared of all that was added.
            var tolerance = 2 * n * Epsilon<T>() * Epsilon<T>() * Size(values[items]);
            var (sorted, placed) = InOrder(keys[items], values[items]);
            var (sums, remainders) = (new T[n], new T[n]);
            PartialSums.Above<T>(placed, sorted, n, sums, remainders);
            Near(sums, remainders, above.Output[items], above.SecondOutput[items], tolerance);
            PartialSums.Below<T>(placed, sorted, n, sums, remainders);
            Near(sums, remainders, below.Output[items], below.SecondOutput[items], tolerance);
        });
    });

    private static void SumAlone<T>(KernelShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => EachProblem<T>((n, keys, values) =>
    {
        var below = new Algorithm<T>("BelowWithoutRemainders", Rows, n) { First = keys, Second = values }.Run(shape);
        EachRow(n, (row, items) =>
        {
            // The sums at both ends of a tie are rounded, and so is their mean.
            var (sorted, placed) = InOrder(keys[items], values[items]);
            var (sums, none) = (new T[n], new T[n]);
            PartialSums.Below<T>(placed, sorted, n, sums, default);
            Near(sums, none, below.Output[items], none, 2 * Epsilon<T>() * Size(values[items]));
        });
    });

    private static void Near<T>(T[] sums, T[] remainders, T[] deviceSums, T[] deviceRemainders, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < sums.Length; i++)
        {
            // The sums are nearly equal, so their difference is exact.
            var apart = double.CreateTruncating(deviceSums[i] - sums[i])
                + double.CreateTruncating(deviceRemainders[i] - remainders[i]);
            Assert.True(
                Math.Abs(apart) <= tolerance,
                $"item {i}: {deviceSums[i]} + {deviceRemainders[i]}, not {sums[i]} + {remainders[i]}");
        }
    }

    /// <summary>The order of a row as the runtime has it, and its keys in order.</summary>
    private static (int[] Items, T[] Keys) OrderOf<T>(T[] keys)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var workspace = Workspace<T>.Current;
        workspace.Reset();
        var order = workspace.Rent(keys.Length);
        var sorted = workspace.Rent(keys.Length);
        var places = RowOrder.Sort<Lanes512<T>, T>(keys, keys.Length, 1, T.Zero, order, sorted, workspace);
        return (RowOrder.Items(order)[..places].ToArray(), sorted[..places].ToArray());
    }

    /// <summary>All keys and their values in order.</summary>
    private static (T[] Keys, T[] Values) InOrder<T>(T[] keys, T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var order = Enumerable.Range(0, keys.Length).OrderByDescending(item => keys[item]).ToArray();
        return ([.. order.Select(item => keys[item])], [.. order.Select(item => values[item])]);
    }

    private static double Size<T>(IEnumerable<T> values)
        where T : INumber<T> => values.Sum(value => Math.Abs(double.CreateTruncating(value)));

    private static double Epsilon<T>()
        where T : IBinaryFloatingPointIeee754<T> => double.CreateTruncating(T.BitIncrement(T.One) - T.One);

    private static void EachRow(int n, Action<int, Range> check)
    {
        for (var row = 0; row < Rows; row++)
            check(row, (row * n)..((row + 1) * n));
    }

    private static void EachProblem<T>(Action<int, T[], T[]> check)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var n in Lengths)
        foreach (var kind in TestRows.Kinds)
            check(n, TestRows.Of<T>(kind, Rows * n, n), TestRows.Of<T>("normal", Rows * n, n + 1));
    }
}
