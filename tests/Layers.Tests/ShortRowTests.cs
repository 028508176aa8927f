using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Oracles;
using SubsetGen.Layers.Tests.Surface;
using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>Short rows are computed several at a time, and none of them shows it.</summary>
public sealed class ShortRowTests
{
    private const int N = 20;
    private const int MostRows = 40;

    public static TheoryData<SubsetMethod> Methods => DoubleLayers.Methods;

    public static TheoryData<SubsetMethod, int> Lengths
    {
        get
        {
            var lengths = new TheoryData<SubsetMethod, int>();
            foreach (var method in ItemMethods.All)
                foreach (var n in new[] { 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 66 })
                    lengths.Add(method, n);
            return lengths;
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_row_has_the_same_bits_in_a_batch_of_any_size(SubsetMethod method)
    {
        var layer = DoubleLayers.Of(method);
        var (logits, weights) = (Draws.Normal(MostRows * N, 401, 1.5), Draws.Normal(MostRows * N, 403));
        var (expected, expectedGradient) = OneByOne(layer, logits, weights);

        for (var rows = 1; rows <= MostRows; rows++)
        {
            var (subset, gradient) = layer.Run(logits[..(rows * N)], weights[..(rows * N)], N);
            Assert.Equal(expected[..(rows * N)], subset);
            Assert.Equal(expectedGradient[..(rows * N)], gradient);
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void In_single_precision_a_row_has_the_same_bits_in_a_batch_of_any_size(SubsetMethod method)
    {
        var layer = SingleLayers.Of(method);
        var (logits, weights) = (Draws.NormalSingle(MostRows * N, 409), Draws.NormalSingle(MostRows * N, 419));
        var (expected, expectedGradient) = OneByOne(layer, logits, weights);

        for (var rows = 1; rows <= MostRows; rows++)
        {
            var (subset, gradient) = layer.Run(logits[..(rows * N)], weights[..(rows * N)], N);
            Assert.Equal(expected[..(rows * N)], subset);
            Assert.Equal(expectedGradient[..(rows * N)], gradient);
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_hard_row_has_the_same_bits_beside_rows_that_are_special_or_wide(SubsetMethod method) =>
        RequireSameBits(HardLayers.Of(method));

    [Fact]
    public void So_have_the_most_likely_subset_and_its_implicit_gradient() => RequireSameBits(new MapOfThree());

    [Theory, MemberData(nameof(Methods))]
    public void A_row_has_the_same_bits_beside_rows_that_are_special_or_wide(SubsetMethod method) =>
        RequireSameBits(DoubleLayers.Of(method));

    [Theory, MemberData(nameof(Methods))]
    public void In_single_precision_a_row_has_the_same_bits_beside_rows_that_are_special_or_wide(SubsetMethod method)
    {
        var layer = SingleLayers.Of(method);
        var (logits, weights) = (Draws.NormalSingle(MostRows * N, 433), Draws.NormalSingle(MostRows * N, 439));
        Distort(logits, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 500);
        var (expected, expectedGradient) = OneByOne(layer, logits, weights);

        var (subset, gradient) = layer.Run(logits, weights, N);

        Assert.Equal(expected, subset);
        Assert.Equal(expectedGradient, gradient);
    }

    [Fact]
    public void A_drawn_row_is_the_same_in_a_batch_of_any_size_and_beside_rows_that_are_special_or_wide()
    {
        var (logits, weights) = (Draws.Normal(MostRows * N, 463, 1.5), Draws.Normal(MostRows * N, 467));
        Distort(logits, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 5000);
        var (expected, expectedGradient) = RandomLayers.Of(nameof(ExactSubset), 7).Run(logits, weights, N);

        for (var rows = 1; rows < MostRows; rows++)
        {
            var (subset, gradient) = RandomLayers.Of(nameof(ExactSubset), 7).Run(logits[..(rows * N)], weights[..(rows * N)], N);
            Assert.Equal(expected[..(rows * N)], subset);
            Assert.Equal(expectedGradient[..(rows * N)], gradient);
        }

        Assert.All(Enumerable.Range(0, MostRows).Where(row => row % 3 == 0), row => Assert.Equal(3, expected.Row(row, N).Sum()));
    }

    [Theory, MemberData(nameof(Lengths))]
    public void A_row_is_right_whatever_its_length(SubsetMethod method, int n)
    {
        const int Rows = 19;
        var layer = DoubleLayers.Of(method);
        var (logits, weights) = (Draws.Normal(Rows * n, 443 + n), Draws.Normal(Rows * n, 449 + n));

        var (subset, gradient) = layer.Run(logits, weights, n);

        for (var row = 0; row < Rows; row++)
            Near.Assert(ByHand.Subset(method, logits.Row(row, n), DoubleLayers.K, DoubleLayers.Temperature), subset.Row(row, n), 1e-12, "subset");

        // A sort has kinks where items change places: differences must not reach across them.
        var step = (method == SubsetMethod.NeuralSort ? 1e-5 : 1e-3) * DoubleLayers.Temperature;
        foreach (var row in new[] { 0, 9, Rows - 1 })
        {
            var w = weights.Row(row, n);
            var expected = FiniteDifference.Gradient(
                x => FiniteDifference.Dot(w, ByHand.Subset(method, x, DoubleLayers.K, DoubleLayers.Temperature)), logits.Row(row, n), step);
            Near.Assert(expected, gradient.Row(row, n), 1e-8, "gradient");
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void Items_under_a_mask_are_as_if_they_were_not_there(SubsetMethod method)
    {
        var layer = DoubleLayers.Of(method);
        var (logits, weights) = (Draws.Normal(MostRows * N, 457), Draws.Normal(MostRows * N, 461));
        for (var row = 0; row < MostRows; row++)
            for (var i = 5 + (row % 13); i < N; i++)
                logits[(row * N) + i] = double.NegativeInfinity;

        var (subset, gradient) = layer.Run(logits, weights, N);

        for (var row = 0; row < MostRows; row++)
        {
            var left = 5 + (row % 13);
            var expected = ByHand.Subset(method, logits.Row(row, N)[..left], DoubleLayers.K, DoubleLayers.Temperature);
            Near.Assert([.. expected, .. new double[N - left]], subset.Row(row, N), 1e-12, "subset");
            Assert.All(gradient.Row(row, N)[left..], g => Assert.Equal(0, g));
            Assert.Equal(0, gradient.Row(row, N).Sum(), 1e-12);
        }
    }

    private static void RequireSameBits(ILayer<double> layer)
    {
        var (logits, weights) = (Draws.Normal(MostRows * N, 421, 1.5), Draws.Normal(MostRows * N, 431));
        Distort(logits, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 5000);
        var (expected, expectedGradient) = OneByOne(layer, logits, weights);

        var (subset, gradient) = layer.Run(logits, weights, N);

        Assert.Equal(expected, subset);
        Assert.Equal(expectedGradient, gradient);
    }

    /// <summary>Every third row is ordinary; among the others each kind of row that is not.</summary>
    private static void Distort<T>(T[] logits, T nan, T certain, T excluded, T far)
    {
        for (var row = 0; row < MostRows; row++)
        {
            var items = logits.AsSpan(row * N, N);
            if (row % 3 == 0)
                continue;
            items[row % N] = (row % 7) switch { 0 => nan, 1 or 2 => certain, 3 or 4 => excluded, _ => far };
            if (row % 11 == 0)
                items.Fill(excluded);
            if (row % 13 == 0)
                items[1..].Fill(excluded);
        }
    }

    private static (T[] Subset, T[] Gradient) OneByOne<T>(ILayer<T> layer, T[] logits, T[] weights)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var rows = Enumerable.Range(0, MostRows).Select(row => layer.Run(logits[(row * N)..((row + 1) * N)], weights[(row * N)..((row + 1) * N)], N)).ToList();
        return ([.. rows.SelectMany(r => r.Subset)], [.. rows.SelectMany(r => r.Gradient)]);
    }
}
