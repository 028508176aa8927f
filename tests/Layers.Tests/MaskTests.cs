using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Surface;
using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>Masks and row lengths: items that do not take part.</summary>
public sealed class MaskTests
{
    private const int N = 21;
    private const int Batch = 4;

    private static readonly double[] Logits = Draws.Normal(Batch * N, 167);
    private static readonly double[] Weights = Draws.Normal(Batch * N, 173);
    private static readonly bool[] Mask = [.. Draws.Normal(Batch * N, 179).Select((v, i) => i / N != 2 && v > -0.3)];
    private static readonly int[] Lengths = [N, 0, 2, 13];

    public static TheoryData<SubsetMethod> Methods => DoubleLayers.Methods;

    [Theory, MemberData(nameof(Methods))]
    public void A_masked_row_is_the_row_without_the_masked_items(SubsetMethod method)
    {
        foreach (var layer in new[] { DoubleLayers.Of(method), HardLayers.Of(method) })
        {
            var (subset, gradient) = layer.Run(Logits, Weights, N, Mask);

            for (var row = 0; row < Batch; row++)
                CheckAgainstCompact(layer, row, [.. Enumerable.Range(0, N).Where(i => Mask[(row * N) + i])], subset, gradient);
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_row_of_a_length_is_its_first_items(SubsetMethod method)
    {
        foreach (var layer in new[] { DoubleLayers.Of(method), HardLayers.Of(method) })
        {
            var (subset, gradient) = layer.Run(Logits, Weights, N, Lengths);

            for (var row = 0; row < Batch; row++)
                CheckAgainstCompact(layer, row, [.. Enumerable.Range(0, Lengths[row])], subset, gradient);
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void Lengths_and_the_mask_that_says_the_same_give_the_same_bits(SubsetMethod method)
    {
        var mask = Enumerable.Range(0, Batch * N).Select(i => i % N < Lengths[i / N]).ToArray();

        var byLength = DoubleLayers.Of(method).Run(Logits, Weights, N, Lengths);
        var byMask = DoubleLayers.Of(method).Run(Logits, Weights, N, mask);

        Assert.Equal(byLength.Subset, byMask.Subset);
        Assert.Equal(byLength.Gradient, byMask.Gradient);
    }

    [Theory, MemberData(nameof(Methods))]
    public void What_is_masked_may_be_anything(SubsetMethod method)
    {
        var junk = (double[])Logits.Clone();
        double[] values = [double.NaN, double.PositiveInfinity, 1e300, double.NegativeInfinity];
        for (var i = 0; i < junk.Length; i++)
            junk[i] = Mask[i] ? junk[i] : values[i % values.Length];

        var (subset, gradient) = DoubleLayers.Of(method).Run(junk, Weights, N, Mask);

        var clean = DoubleLayers.Of(method).Run(Logits, Weights, N, Mask);
        Assert.Equal(clean.Subset, subset);
        Assert.Equal(clean.Gradient, gradient);
    }

    [Fact]
    public void Inference_and_the_static_calls_take_masks_and_lengths_too()
    {
        var (byMask, gradByMask) = new SigmoidOfThree().Run(Logits, Weights, N, Mask);
        var (byLength, gradByLength) = new SigmoidOfThree().Run(Logits, Weights, N, Lengths);
        var result = new double[Batch * N];

        new SigmoidOfThree().Infer(Rows.Of(Logits, N), Rows.Into(result, N), Rows.Of(Mask, N));
        Assert.Equal(byMask, result);
        new SigmoidOfThree().Infer(Rows.Of(Logits, N), Rows.Into(result, N), Lengths);
        Assert.Equal(byLength, result);
        SigmoidOfThree.Apply(Rows.Of(Logits, N), Rows.Into(result, N), Rows.Of(Mask, N));
        Assert.Equal(byMask, result);
        SigmoidOfThree.Apply(Rows.Of(Logits, N), Rows.Into(result, N), Lengths);
        Assert.Equal(byLength, result);
        SigmoidOfThree.Vjp(Rows.Of(Logits, N), Rows.Of(Weights, N), Rows.Into(result, N), Rows.Of(Mask, N));
        Assert.Equal(gradByMask, result);
        SigmoidOfThree.Vjp(Rows.Of(Logits, N), Rows.Of(Weights, N), Rows.Into(result, N), Lengths);
        Assert.Equal(gradByLength, result);
    }

    private static void CheckAgainstCompact(ILayer<double> layer, int row, int[] allowed, double[] subset, double[] gradient)
    {
        var (expected, expectedGradient) = (new double[N], new double[N]);
        if (allowed.Length > 0)
        {
            var (compact, compactGradient) = layer.Run(
                [.. allowed.Select(i => Logits[(row * N) + i])], [.. allowed.Select(i => Weights[(row * N) + i])], allowed.Length);
            for (var i = 0; i < allowed.Length; i++)
                (expected[allowed[i]], expectedGradient[allowed[i]]) = (compact[i], compactGradient[i]);
        }

        Near.Assert(expected, subset.Row(row, N), 1e-14, $"row {row}: subset");
        Near.Assert(expectedGradient, gradient.Row(row, N), 1e-14, $"row {row}: gradient");
    }
}
