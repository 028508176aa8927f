using System.Numerics;
using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Programs;
using SubsetGen.Runtime.Sampling;

namespace SubsetGen.Cuda.Tests.Algorithms;

/// <summary>A team does to neighbours in a row what the runtime does.</summary>
public sealed class ChainTests
{
    private const int Rows = 3;

    public static TheoryData<int> InMemory => Mappings.OfMemory;

    public static TheoryData<int> All => Mappings.OfAll;

    [TheoryWithHostCompiler, MemberData(nameof(InMemory))]
    public void A_row_is_shifted_as_by_the_runtime(int mapping) => Mappings.Check(mapping, Shift<float>, Shift<double>);

    [TheoryWithHostCompiler, MemberData(nameof(InMemory))]
    public void Pairs_are_products_of_neighbours(int mapping) => Mappings.Check(mapping, Pair<float>, Pair<double>);

    [TheoryWithHostCompiler, MemberData(nameof(All))]
    public void Scored_samples_are_those_of_the_runtime(int mapping) => Mappings.Check(mapping, Score<float>, Score<double>);

    [TheoryWithHostCompiler, MemberData(nameof(InMemory))]
    public void The_tilt_of_a_chain_is_that_of_the_runtime(int mapping) => Mappings.Check(mapping, Tilt<float>, Tilt<double>);

    [TheoryWithHostCompiler, MemberData(nameof(InMemory))]
    public void Log_odds_and_marginals_of_a_chain_are_those_of_the_runtime(int mapping) =>
        Mappings.Check(mapping, Transitions<float>, Transitions<double>);

    private static void Shift<T>(KernelShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var n in new[] { 1, 2, 33, 200 })
        foreach (var by in new[] { 1, -1, 0, 5, -40, n, -n - 1 })
        {
            var x = TestRows.Of<T>("normal", Rows * n, n);
            var (shifted, _) = new Algorithm<T>("Shift", Rows, n) { First = x, K = by }.Run(shape);
            for (var row = 0; row < Rows; row++)
            {
                var expected = new T[n];
                ShiftedRow.Write<T>(x.AsSpan(row * n, n), n, by, expected);
                Assert.Equal(expected, shifted[(row * n)..((row + 1) * n)]);
            }
        }
    }

    private static void Pair<T>(KernelShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int samples = 4;
        foreach (var n in new[] { 1, 2, 9, 100 })
        {
            T[] z = [.. TestRows.Of<T>("few values", Rows * samples * n, n).Select(a => a > T.Zero ? T.One : T.Zero)];
            var length = samples * (n - 1);
            var (pairs, _) =
                new Algorithm<T>("Pairs", Rows, n) { First = z, Samples = samples, OutputLength = length }.Run(shape);
            for (var row = 0; row < Rows; row++)
            {
                var expected = new T[length];
                SubsetPairs.Write<T>(z.AsSpan(row * samples * n, samples * n), n, expected);
                Assert.Equal(expected, pairs[(row * length)..((row + 1) * length)]);
            }
        }
    }

    private static void Score<T>(KernelShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int samples = 5;
        foreach (var n in new[] { 1, 30, 32 })
        {
            T[] z = [.. TestRows.Of<T>("few values", Rows * samples * n, n).Select(a => a > T.Zero ? T.One : T.Zero)];
            var losses = TestRows.Of<T>("normal", Rows * samples, n);
            var (scored, _) =
                new Algorithm<T>("ScoreSamples", Rows, n) { First = z, Second = losses, Samples = samples }.Run(shape);
            for (var row = 0; row < Rows; row++)
            {
                var expected = new T[n];
                ScoredSamples.Sum<T>(
                    z.AsSpan(row * samples * n, samples * n), losses.AsSpan(row * samples, samples), n, expected);
                Assert.Equal(expected, scored[(row * n)..((row + 1) * n)]);
            }
        }
    }

    private static void Tilt<T>(KernelShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var n in new[] { 1, 2, 20, 150 })
        foreach (var k in new[] { 0.5, n / 3.0, n - 0.5 })
        {
            var (u, v) = Potentials<T>(n);
            var (tilts, _) = new Algorithm<T>("Tilt", Rows, n) { First = u, Second = v, K = k, OutputLength = 1 }.Run(shape);
            for (var row = 0; row < Rows; row++)
            {
                var expected = TiltedChain.Tilt<T>(u.AsSpan(row * n, n), v.AsSpan(row * n, n), n, T.CreateTruncating(k));

                // The search takes the same steps; exponentials differ in the last digits, and a step can double that.
                Near(expected, tilts[row], 1e-9);
            }
        }
    }

    private static void Transitions<T>(KernelShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const double tilt = 0.75;
        foreach (var n in new[] { 1, 2, 20, 150 })
        {
            var (u, v) = Potentials<T>(n);
            var (logOdds, _) = new Algorithm<T>("LogOdds", Rows, n) { First = u, Second = v, K = tilt }.Run(shape);
            T[] behindOut = [.. logOdds.Select(RowMath.Logistic)];
            T[] behindIn = [.. logOdds.Zip(v, (a, b) => RowMath.Logistic(a + b))];
            var (marginals, _) = new Algorithm<T>("Marginals", Rows, n) { First = behindOut, Second = behindIn }.Run(shape);
            for (var row = 0; row < Rows; row++)
            {
                var items = (row * n)..((row + 1) * n);
                var expected = new T[n];
                TiltedChain.LogOdds<T>(u.AsSpan(items), v.AsSpan(items), T.CreateTruncating(tilt), n, expected);
                Assert.All(expected.Zip(logOdds[items]), pair => Near(pair.First, pair.Second, 1e-13));
                TiltedChain.Marginals<T>(behindOut.AsSpan(items), behindIn.AsSpan(items), n, expected);
                Assert.Equal(expected, marginals[items]);
            }
        }
    }

    /// <summary>Within so much of a number, and a rounding of the type.</summary>
    private static void Near<T>(T expected, T actual, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (a, b) = (double.CreateTruncating(expected), double.CreateTruncating(actual));
        var rounding = double.CreateTruncating(T.BitIncrement(T.One) - T.One);
        Assert.True(a.Equals(b) || Math.Abs(a - b) <= (tolerance + rounding) * Math.Max(1, Math.Abs(a)), $"{b:R}, not {a:R}");
    }

    /// <summary>Logits with items that are excluded and certain, couplings of both signs with pairs that are forbidden.</summary>
    private static (T[] Unary, T[] Pairs) Potentials<T>(int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(n);
        double Unary() =>
            n > 2 && random.Next(20) == 0 ? double.NegativeInfinity
            : n > 20 && random.Next(40) == 0 ? double.PositiveInfinity
            : 2 * TestRows.Normal(random);
        double Pair(bool mayBeForbidden) =>
            mayBeForbidden && random.Next(9) == 0 ? double.NegativeInfinity : TestRows.Normal(random);
        T[] unary = [.. Enumerable.Range(0, Rows * n).Select(_ => T.CreateTruncating(Unary()))];
        T[] pairs = [.. Enumerable.Range(0, Rows * n).Select(i => T.CreateTruncating(Pair(mayBeForbidden: i >= 2 * n)))];
        return (unary, pairs);
    }
}
