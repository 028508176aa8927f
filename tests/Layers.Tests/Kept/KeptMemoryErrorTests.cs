using SubsetGen.Layers.Tests.Layers;
using Xunit;

namespace SubsetGen.Layers.Tests.Kept;

/// <summary>What cannot be kept is refused before anything is written.</summary>
public sealed class KeptMemoryErrorTests
{
    private const int Rows = 4;
    private const int N = 7;

    private readonly EmittedKernel<double> kernel = EmittedKernels.Of<double>(typeof(SigmoidOfThree));
    private readonly EmittedKernel<double> scalars = EmittedKernels.Of<double>(typeof(MarginalsOfThree));
    private readonly EmittedKernel<double> chain = EmittedKernels.Of<double>(typeof(ChainOfThree));
    private readonly double[] logits = Draws.Normal(Rows * N, 563);

    [Fact]
    public void Room_for_fewer_numbers_than_forward_keeps_is_refused_and_both_numbers_are_named()
    {
        var (call, batch, results) = Call(kernel, typeof(SigmoidOfThree));
        double[] saved = [.. Enumerable.Repeat(1.0, (Rows * kernel.Saved(N)) - 1)];

        Refused(results, () => kernel.Forward(call, batch, results.Output, [], saved), "saved has 31 entries", "4 rows need 32, 8 a row");
        Refused(results, () => kernel.Backward(call, batch, results, saved), "saved has 31 entries", "4 rows need 32, 8 a row");
        Assert.All(saved, v => Assert.Equal(1, v));
    }

    [Fact]
    public void Logits_that_backward_reads_are_not_written_over()
    {
        var (call, batch, results) = Call(scalars, typeof(MarginalsOfThree));

        Refused(results, () => scalars.Forward(call, batch, logits, [], new double[Rows * scalars.Saved(N)]), "subset", "overlaps logits");
        Refused(results, () => scalars.Forward(call, batch, results.Output, [], logits), "saved", "overlaps logits");
    }

    [Fact]
    public void Scalars_are_not_written_over_by_gradients()
    {
        var (call, batch, results) = Call(scalars, typeof(MarginalsOfThree));

        Refused(results, () => scalars.Backward(call, batch, results, results.GradLogits), "gradLogits", "overlaps saved");
    }

    [Fact]
    public void Logits_of_pairs_are_kept_as_those_of_items_are()
    {
        var (call, batch, results) = Call(chain, typeof(ChainOfThree));
        var saved = new double[Rows * chain.Saved(N)];

        Refused(results, () => chain.Forward(call, batch, results.Output, batch.Second, saved), "pairSubset", "overlaps pairLogits");
        Refused(results, () => chain.Backward(call, batch, results with { GradSecond = batch.Second }, saved), "gradPairLogits", "overlaps pairLogits");
    }

    [Fact]
    public void There_is_a_gradient_of_the_temperature_for_each_row()
    {
        var (call, batch, results) = Call(kernel, typeof(SigmoidOfThree));

        Refused(
            results,
            () => kernel.Backward(call, batch, results with { GradTemperature = new double[Rows + 1] }, new double[Rows * kernel.Saved(N)]),
            "gradTemperature has 5 entries", "4 rows");
    }

    private static void Refused(KernelResults<double> results, Action call, params string[] pieces)
    {
        var error = Assert.ThrowsAny<ArgumentException>(call);
        Assert.All(pieces, piece => Assert.Contains(piece, error.Message));
        Assert.All(results.All, written => Assert.All(written, v => Assert.Equal(1, v)));
    }

    private (Runtime.Layers.LayerCall Call, KernelBatch<double> Batch, KernelResults<double> Results) Call(EmittedKernel<double> of, Type layer)
    {
        var call = EmittedKernels.Call(layer);
        var batch = of.Batch(call, logits, N);
        return (call, batch, of.Room(call, batch));
    }
}
