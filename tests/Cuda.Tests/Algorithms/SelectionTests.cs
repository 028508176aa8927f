using System.Numerics;
using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Sampling;

namespace SubsetGen.Cuda.Tests.Algorithms;

/// <summary>A team chooses the items that the runtime chooses.</summary>
public sealed class SelectionTests
{
    private const int Rows = 3;

    private static readonly int[] Lengths = [1, 2, 31, 32, 33, 100, 250, 600];

    public static TheoryData<int> All => Mappings.OfAll;

    [TheoryWithHostCompiler, MemberData(nameof(All))]
    public void The_k_largest_are_those_of_the_runtime(int mapping) => Mappings.Check(mapping, Agree<float>, Agree<double>);

    [TheoryWithHostCompiler, MemberData(nameof(All))]
    public void NaN_is_not_chosen(int mapping) => Mappings.Check(mapping, LeavesOutNaN<float>, LeavesOutNaN<double>);

    [TheoryWithHostCompiler, MemberData(nameof(All))]
    public void Marked_items_are_numbered_in_the_order_of_the_row(int mapping) =>
        Mappings.Check(mapping, Number<float>, Number<double>);

    private static void Agree<T>(KernelShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var n in Lengths.Where(n => shape.Holds(n)))
        foreach (var kind in TestRows.Kinds)
        {
            var x = TestRows.Of<T>(kind, Rows * n, n);
            foreach (var k in new[] { -1, 0, 1, n / 2, n - 1, n, n + 3 }.Distinct())
            {
                var (chosen, _) = new Algorithm<T>("Select", Rows, n) { First = x, K = k }.Run(shape);
                var expected = new T[n];
                for (var row = 0; row < Rows; row++)
                {
                    TopKSelector.Select<Lanes256<T>, T>(x.AsSpan(row * n, n), k, expected, new T[n]);
                    Assert.Equal(expected, chosen[(row * n)..((row + 1) * n)]);
                }
            }
        }
    }

    private static void LeavesOutNaN<T>(KernelShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = [T.NaN, T.One, -T.NaN, -T.One, T.NegativeInfinity];
        var (chosen, _) = new Algorithm<T>("Select", 1, x.Length) { First = x, K = 3 }.Run(shape);
        Assert.Equal([T.Zero, T.One, T.Zero, T.One, T.Zero], chosen);
    }

    private static void Number<T>(KernelShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var n in Lengths.Where(n => shape.Holds(n)))
        {
            var x = TestRows.Of<T>("few values", Rows * n, n);
            var (numbers, counts) = new Algorithm<T>("Number", Rows, n) { First = x, SecondOutputLength = 1 }.Run(shape);
            for (var row = 0; row < Rows; row++)
            {
                var number = 0;
                T[] expected = [.. x.Skip(row * n).Take(n).Select(item => item > T.Zero ? T.CreateTruncating(number++) : -T.One)];
                Assert.Equal(expected, numbers[(row * n)..((row + 1) * n)]);
                Assert.Equal(T.CreateTruncating(number), counts[row]);
            }
        }
    }
}
