using SubsetGen.Runtime.Torch;
using SubsetGen.Torch.Tests.Harness;
using SubsetGen.Torch.Tests.Layers;

namespace SubsetGen.Torch.Tests;

/// <summary>Leading dimensions are rows, however many there are.</summary>
public sealed class ShapeTests
{
    public static TheoryData<long[]> Shapes => [[7], [1, 7], [5, 7], [2, 3, 7], [2, 1, 3, 2, 2, 1, 2, 1, 1, 7], [0, 7], [2, 0, 7], [4, 1]];

    [Theory, MemberData(nameof(Shapes))]
    public void The_subset_and_the_gradient_have_the_shape_of_the_logits(long[] shape)
    {
        var (logits, weights) = (Tensors.Random(shape), Tensors.Random(shape, 2));
        var expected = shape[^1] > 3 ? Reference.ScaledSoftmax(logits) : ones(shape).requires_grad_(true) + (0 * logits);

        var subset = Softmaxes.Both.Apply(Softmaxes.Call, new(logits));

        Tensors.Near(expected, subset);
        Tensors.Near(Tensors.Gradients(expected, weights, logits)[0], Tensors.Gradients(subset, weights, logits)[0]);
    }

    [Fact]
    public void Logits_that_are_not_contiguous_are_read_as_they_are_seen()
    {
        var (logits, weights) = (Tensors.Random([7, 5]), Tensors.Random([5, 7], 2));
        var seen = logits.t();

        var subset = Softmaxes.Both.Apply(Softmaxes.Call, new(seen));

        Assert.False(seen.is_contiguous());
        Tensors.Near(Reference.ScaledSoftmax(seen), subset);
        Tensors.Near(
            Tensors.Gradients(Reference.ScaledSoftmax(seen), weights, logits)[0], Tensors.Gradients(subset, weights, logits)[0]);
    }

    [Fact]
    public void A_part_of_a_tensor_is_read_from_where_it_begins()
    {
        var all = Tensors.Random([9, 7]);
        var part = all.narrow(0, 4, 3);

        Assert.True(part.is_contiguous());
        Tensors.Near(Reference.ScaledSoftmax(part), Softmaxes.Both.Apply(Softmaxes.Call, new(part)));
    }

    [Fact]
    public void The_same_subset_for_several_samples_has_a_dimension_for_them()
    {
        var (logits, weights) = (Tensors.Random([2, 3, 7]), Tensors.Random([2, 3, 4, 7], 2));
        var once = Reference.ScaledSoftmax(logits).unsqueeze(-2).expand(2, 3, 4, 7);

        var subset = Softmaxes.Both.Apply(Softmaxes.Call, new(logits) { Repeats = 4 });

        Tensors.Near(once, subset);
        Tensors.Near(Tensors.Gradients(once, weights, logits)[0], Tensors.Gradients(subset, weights, logits)[0]);
    }

    [Fact]
    public void A_row_has_an_item_at_least()
    {
        Throws("at least one dimension", () => new(tensor(1f)));
        Throws("logits has shape [4, 0]", () => new(zeros(4, 0)));
    }

    [Fact]
    public void A_layer_for_rows_of_one_length_takes_no_others()
    {
        var exception = Assert.Throws<ArgumentException>(() => Softmaxes.Both.Apply(Softmaxes.Call with { FixedLength = 8 }, new(zeros(4, 7))));
        Assert.Contains("Softmax was compiled for rows of N = 8 items; logits has shape [4, 7]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_that_the_layer_does_not_read_is_an_error() =>
        Throws("Softmax does not read pairLogits", () => new(zeros(4, 7)) { Second = zeros(4, 6) });

    [Fact]
    public void There_must_be_logits() => Assert.Throws<ArgumentNullException>("logits", () => Softmaxes.Both.Apply(Softmaxes.Call, default));

    private static void Throws(string text, Func<TensorInputs> inputs)
    {
        var exception = Assert.Throws<ArgumentException>(() => Softmaxes.Both.Apply(Softmaxes.Call, inputs()));
        Assert.Contains(text, exception.Message, StringComparison.Ordinal);
    }
}
