using SubsetGen.TorchSharpVae.Data;
using SubsetGen.TorchSharpVae.Drawing;

namespace SubsetGen.Torch.Tests.Vae;

public sealed class DrawnDigitsTests
{
    private static readonly Digits Some = DrawnDigits.Draw(500, seed: 1);

    [Fact]
    public void The_same_seed_draws_the_same_digits_and_another_draws_others()
    {
        Assert.Equal(Some.Training.Bytes, DrawnDigits.Draw(500, seed: 1).Training.Bytes);
        Assert.NotEqual(Some.Training.Bytes, DrawnDigits.Draw(500, seed: 2).Training.Bytes);
    }

    [Fact]
    public void How_many_are_drawn_does_not_change_them() =>
        Assert.Equal(Some.Training.First(120).Bytes, DrawnDigits.Draw(120, seed: 1).Training.Bytes);

    [Fact]
    public void Held_out_digits_are_none_of_those_learned_from()
    {
        var learned = Images(Some.Training).Select(Convert.ToBase64String).ToHashSet();
        Assert.DoesNotContain(Images(Some.HeldOut), image => learned.Contains(Convert.ToBase64String(image)));
    }

    [Fact]
    public void Every_digit_has_paper_around_it_and_ink_as_of_a_pen() =>
        Assert.All(Images(Some.Training), image =>
        {
            for (var i = 0; i < ImageSet.Side; i++)
                Assert.Equal(0, image[i] + image[^(i + 1)] + image[i * ImageSet.Side] + image[(i + 1) * ImageSet.Side - 1]);
            Assert.Equal(255, image.Max());
            Assert.InRange(image.Average(p => p / 255.0), 0.02, 0.35);
        });

    // The mean image of a digit is nearer to another image of that digit than those of the others, mostly: they can be told apart.
    [Fact]
    public void Digits_look_like_their_own_kind()
    {
        var means = Enumerable.Range(0, 10)
            .Select(digit => Mean([.. Images(Some.Training).Where((_, i) => i % 10 == digit)]))
            .ToArray();

        var right = Images(Some.HeldOut)
            .Where((image, i) => Enumerable.Range(0, 10).MinBy(digit => Distance(image, means[digit])) == i % 10)
            .Count();

        Assert.InRange(right / (double)Some.HeldOut.Count, 0.6, 1);
    }

    private static byte[][] Images(ImageSet images) => [.. images.Bytes.Chunk(ImageSet.Pixels)];

    private static double[] Mean(byte[][] images) =>
        [.. Enumerable.Range(0, ImageSet.Pixels).Select(p => images.Average(image => image[p]))];

    private static double Distance(byte[] image, double[] mean) => image.Zip(mean, (a, b) => (a - b) * (a - b)).Sum();
}
