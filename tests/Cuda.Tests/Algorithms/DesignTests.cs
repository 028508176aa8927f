using System.Numerics;
using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Sampling;

namespace SubsetGen.Cuda.Tests.Algorithms;

/// <summary>
/// A team draws the subsets that the runtime draws. Sums are added in another order, so that a draw could differ where a uniform
/// number lies within the last digits of a bound; in these rows none does.
/// </summary>
public sealed class DesignTests
{
    private const int Rows = 3;
    private const int Samples = 3;

    public static TheoryData<int> All => Mappings.OfAll;

    public static TheoryData<int> InMemory => Mappings.OfMemory;

    public static TheoryData<int> Warps => Mappings.OfWarps;

    [TheoryWithHostCompiler, MemberData(nameof(All))]
    public void Pareto_draws_are_those_of_the_runtime(int mapping) =>
        Mappings.Check(mapping, Agree<float, ParetoDesign<float>>, Agree<double, ParetoDesign<double>>);

    [TheoryWithHostCompiler, MemberData(nameof(All))]
    public void Adjusted_Pareto_draws_are_those_of_the_runtime(int mapping) =>
        Mappings.Check(mapping, Agree<float, AdjustedParetoDesign<float>>, Agree<double, AdjustedParetoDesign<double>>);

    [TheoryWithHostCompiler, MemberData(nameof(InMemory))]
    public void Systematic_draws_are_those_of_the_runtime(int mapping) =>
        Mappings.Check(mapping, Agree<float, SystematicDesign<float>>, Agree<double, SystematicDesign<double>>);

    [TheoryWithHostCompiler, MemberData(nameof(InMemory))]
    public void Pivotal_draws_are_those_of_the_runtime(int mapping) =>
        Mappings.Check(mapping, Agree<float, PivotalDesign<float>>, Agree<double, PivotalDesign<double>>);

    [TheoryWithHostCompiler, MemberData(nameof(InMemory))]
    public void Brewer_draws_are_those_of_the_runtime(int mapping) =>
        Mappings.Check(mapping, Agree<float, BrewerDesign<float>>, Agree<double, BrewerDesign<double>>);

    [TheoryWithHostCompiler, MemberData(nameof(Warps))]
    public void Sampford_draws_are_those_of_the_runtime(int mapping) =>
        Mappings.Check(mapping, Agree<float, SampfordDesign<float>>, Agree<double, SampfordDesign<double>>);

    [TheoryWithHostCompiler, MemberData(nameof(Warps))]
    public void Conditional_Poisson_draws_are_those_of_the_runtime(int mapping) =>
        Mappings.Check(mapping, Agree<float, ConditionalPoissonDesign<float>>, Agree<double, ConditionalPoissonDesign<double>>);

    private static void Agree<T, TDesign>(KernelShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TDesign : struct, IDesign<TDesign, T>, allows ref struct
    {
        var name = typeof(TDesign).Name;
        var kernel = name[..name.IndexOf("Design", StringComparison.Ordinal)];
        foreach (var (title, inclusion, k) in Problems<T>().Where(problem => shape.Holds(problem.Inclusion.Length)))
        {
            var n = inclusion.Length;
            var (subsets, _) = new Algorithm<T>(kernel, Rows, n)
            {
                First = [.. inclusion, .. inclusion, .. inclusion], K = k, Samples = Samples, OutputLength = n * Samples,
            }.Run(shape);
            for (var index = 0; index < Rows; index++)
            {
                var expected = new T[n * Samples];
                Workspace<T>.Current.Reset();
                var row = new Row<T>
                {
                    Length = n, Index = index, Samples = Samples, Key = Algorithm<T>.Key, Workspace = Workspace<T>.Current,
                };
                Designs.Draw<Lanes256<T>, T, TDesign>(inclusion, T.CreateTruncating(k), row, expected);
                var drawn = subsets.AsSpan(index * n * Samples, n * Samples).ToArray();
                Assert.True(
                    expected.SequenceEqual(drawn), $"{title}: {string.Join(' ', drawn)}, not {string.Join(' ', expected)}");
            }
        }
    }

    private static IEnumerable<(string Title, T[] Inclusion, double K)> Problems<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        static T[] Row(params IEnumerable<double> row) => [.. row.Select(T.CreateTruncating)];
        static (string, T[], double) Problem(string title, T[] row) => (title, row, row.Sum(double.CreateTruncating));
        var random = new Random(4);
        IEnumerable<double> Open(int n) => Enumerable.Range(0, n).Select(_ => 0.02 + (0.96 * random.NextDouble()));

        yield return ("whole", Row(0.5, 0.25, 0.75, 0.5), 2);
        yield return Problem("fractional", Row(Open(13)));
        yield return Problem(
            "settled among open", Row(Open(29).SelectMany((p, i) => i % 3 == 0 ? new[] { 1.0, p } : i % 4 == 0 ? [p, 0.0] : [p])));
        yield return Problem("a full team", Row(Open(32)));
        yield return Problem("long", Row(Open(230)));
        yield return ("nothing open", Row(1, 0, 1, 0), 2);
        yield return ("one open", Row(1, 0.3, 1, 0), 2.3);
        yield return ("all of them", Row(0.999, 0.999, 0.999), 3);
        yield return ("none of them", Row(1e-4, 1e-4, 1e-4), 0);
        yield return ("more ones than k", Row(1, 1, 0.5), 1);
        yield return ("nearly settled", Row(1e-7, 1 - 1e-7, 0.5, 0.5, 1e-6), 2);
    }
}
