using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Programs;
using SubsetGen.Runtime.Sampling;

namespace SubsetGen.Cuda.Tests.Algorithms;

/// <summary>A team of a warp runs a dynamic programme as the runtime does: its value, its derivatives, its paths.</summary>
public sealed class ScanTests
{
    private const int Rows = 3;

    // In the last the cells of all items are too many to be kept, and a band is less than half of them.
    private static readonly (int N, int K)[] Problems = [(1, 1), (5, 2), (40, 0), (40, 7), (40, 40), (64, 31), (300, 150)];

    public static TheoryData<int> Warps => Mappings.OfWarps;

    [TheoryWithHostCompiler, MemberData(nameof(Warps))]
    public void The_value_and_its_derivatives_are_those_of_the_runtime(int mapping)
    {
        foreach (var (n, k) in Problems)
        foreach (var isBanded in new[] { false, true })
        {
            var (p, q) = Probabilities(n, k);
            var (weights, values) = new Algorithm<double>("Weigh", Rows, n)
            {
                First = p, Second = q, Third = isBanded ? p : [], K = k, OutputLength = 2 * n, SecondOutputLength = 1,
            }.Run(Mappings.All[mapping]);
            for (var row = 0; row < Rows; row++)
            {
                var items = (row * n)..((row + 1) * n);
                var (withIt, withoutIt) = (new double[n], new double[n]);
                var scan = new PoissonWeights(p[items], q[items], withIt, withoutIt);
                Workspace<double>.Current.Reset();
                var value = Scans.InsideOutside<Lanes256<double>, double, PoissonWeights>(
                    ref scan, isBanded ? p[items] : default, n, k, Workspace<double>.Current);

                // Cells have the same bits, but for where a band begins; sums over them are of positive terms.
                Assert.Equal(value, values[row], 1e-15 * value);
                double[] expected = [.. withIt, .. withoutIt];
                Assert.All(
                    expected.Zip(weights.Skip(2 * row * n)),
                    pair => Assert.Equal(pair.First, pair.Second, 1e-12 * pair.First));
            }
        }
    }

    [TheoryWithHostCompiler, MemberData(nameof(Warps))]
    public void Paths_are_those_of_the_runtime(int mapping) => EachSample(
        mapping, "Paths",
        (p, q, in row, isBanded, k, samples) =>
        {
            var scan = new PoissonPaths(p, q);
            Scans.Sample<Lanes256<double>, double, PoissonPaths>(ref scan, isBanded ? p : default, k, row, samples);
        });

    [TheoryWithHostCompiler, MemberData(nameof(Warps))]
    public void Paths_with_a_state_are_those_of_the_runtime(int mapping) => EachSample(
        mapping, "MarkedPaths",
        (p, q, in row, isBanded, k, samples) =>
        {
            var scan = new SampfordPaths(p, q);
            Scans.Sample<Lanes256<double>, double, SampfordPaths>(ref scan, isBanded ? p : default, k, row, samples);
        });

    [TheoryWithHostCompiler, MemberData(nameof(Warps))]
    public void Where_no_path_leads_to_the_count_there_is_none(int mapping)
    {
        double[] p = [0.5, 0, 0, 0.5];
        double[] q = [.. p.Select(a => 1 - a)];
        var (paths, _) =
            new Algorithm<double>("PathsWithWeight", 1, 4) { First = p, Second = q, K = 3 }.Run(Mappings.All[mapping]);
        Assert.All(paths, item => Assert.Equal(double.NaN, item));
    }

    private delegate void Sampler(
        ReadOnlySpan<double> p, ReadOnlySpan<double> q, in Row<double> row, bool isBanded, int k, Span<double> samples);

    private static void EachSample(int mapping, string kernel, Sampler sample)
    {
        foreach (var (n, k) in Problems.Where(problem => problem.K > 0))
        foreach (var isBanded in new[] { false, true })
        foreach (var samples in new[] { 1, 5, 40 })
        {
            if (samples > 5 && n > 64)
                continue;
            var (p, q) = Probabilities(n, k);
            var (paths, _) = new Algorithm<double>(kernel, Rows, n)
            {
                First = p, Second = q, Third = isBanded ? p : [], K = k, Samples = samples, OutputLength = n * samples,
            }.Run(Mappings.All[mapping]);
            for (var index = 0; index < Rows; index++)
            {
                var items = (index * n)..((index + 1) * n);
                var expected = new double[n * samples];
                Workspace<double>.Current.Reset();
                var row = new Row<double>
                {
                    Length = n,
                    Index = index,
                    Samples = samples,
                    Key = Algorithm<double>.Key,
                    Workspace = Workspace<double>.Current,
                };
                sample(p[items], q[items], row, isBanded, k, expected);
                Assert.Equal(expected, paths[(index * n * samples)..((index + 1) * n * samples)]);
            }
        }
    }

    /// <summary>Of items that are taken k at a time, more or less; many items are all but settled, and a band is narrow.</summary>
    private static (double[] Taken, double[] Left) Probabilities(int n, int k)
    {
        var random = new Random(n + k);
        double[] p = [.. Enumerable.Range(0, Rows * n).Select(_ => n < 100
            ? Math.Clamp(2.0 * k / n * random.NextDouble(), 0.01, 0.99)
            : random.NextDouble() < (double)k / n ? 0.99 : 0.01)];
        return (p, [.. p.Select(a => 1 - a)]);
    }
}
