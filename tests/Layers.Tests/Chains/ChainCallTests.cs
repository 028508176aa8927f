using System.Numerics.Tensors;
using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Oracles;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Cpu;
using Xunit;

namespace SubsetGen.Layers.Tests.Chains;

/// <summary>Buffers, threads and memory of calls with pairs.</summary>
[Collection(ThreadingCollection.Name)]
public sealed class ChainCallTests : IDisposable
{
    private const int N = 130;
    private const int Batch = 40;

    private readonly int before = RowScheduler.MaxThreads;

    public void Dispose() => RowScheduler.MaxThreads = before;

    [Fact]
    public void Pair_logits_have_one_number_less_a_row_than_logits()
    {
        var (y, pairs) = (new double[5], new double[4]);
        var error = Assert.Throws<ArgumentException>(() => ChainOfThree.Apply(new double[5], new double[5], y, pairs));
        Assert.Contains("pairLogits must be [..., n - 1]", error.Message);
        error = Assert.Throws<ArgumentException>(() => ChainOfThree.Apply(new double[5], new double[4], y, new double[3]));
        Assert.Contains("pairSubset must be [..., n - 1]", error.Message);
        Assert.All(y.Concat(pairs), v => Assert.Equal(0, v));
    }

    [Fact]
    public void Outputs_may_take_the_memory_of_inputs_of_their_shape()
    {
        var logits = ChainRows.Of(N, 3).Repeat(Batch);
        var expected = new ChainOfThree().Subset(logits);

        new ChainOfThree().Infer(
            Rows.Of(logits.Items, N), Rows.Of(logits.OfNeighbours, N - 1), Rows.Into(logits.Items, N), Rows.Into(logits.OfNeighbours, N - 1));

        Assert.Equal(expected.Items, logits.Items);
        Assert.Equal(expected.OfNeighbours, logits.OfNeighbours);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var (logits, grad) = (ChainRows.Of(N, 5).Repeat(Batch * 8), ChainRows.Of(N, 7).Repeat(Batch * 8));
        RowScheduler.MaxThreads = 1;
        var (subset, gradient) = new ChainOfThree().Run(logits, grad);
        var drawn = new ExactChain { Seed = 3 }.Subset(logits);
        RowScheduler.MaxThreads = 4;

        var (again, gradientAgain) = new ChainOfThree().Run(logits, grad);

        Assert.Equal(subset.OfNeighbours, again.OfNeighbours);
        Assert.Equal(gradient.OfNeighbours, gradientAgain.OfNeighbours);
        Assert.Equal(drawn.Items, new ExactChain { Seed = 3 }.Subset(logits).Items);
    }

    [Fact]
    public void Once_the_pools_are_filled_a_call_allocates_nothing()
    {
        RowScheduler.MaxThreads = 1;
        var (logits, grad) = (ChainRows.Of(N, 9).Repeat(Batch), ChainRows.Of(N, 11).Repeat(Batch));
        var (subset, gradient) = (Pairs<double>.Like(Batch, N), Pairs<double>.Like(Batch, N));
        foreach (var layer in new IPairLayer<double>[] { new ChainOfThree(), new BestChain(), new ExactChain(), new NoisyChain(), new ImpliedChain() })
        {
            void Call()
            {
                var x = Rows.Of(logits.Items, N);
                var w = Rows.Of(logits.OfNeighbours, N - 1);
                using var tape = layer.Forward(x, w, Rows.Into(subset.Items, N), Rows.Into(subset.OfNeighbours, N - 1));
                layer.Backward(
                    tape, Rows.Of(grad.Items, N), Rows.Of(grad.OfNeighbours, N - 1), Rows.Into(gradient.Items, N), Rows.Into(gradient.OfNeighbours, N - 1));
                layer.Infer(x, w, Rows.Into(subset.Items, N), Rows.Into(subset.OfNeighbours, N - 1));
            }

            Assert.Equal(0, Allocations.OfThisThread(Call));
        }
    }

    [Fact]
    public void A_row_whose_cells_outgrow_the_cache_gives_the_same_values()
    {
        // Past 4 MiB of cells only every so-many-th row of them is kept.
        const int Long = 40_000;
        var single = ChainRows.Of(N, 13);
        var logits = new Pairs<double>(
            [.. single.Items, .. Enumerable.Repeat(double.NegativeInfinity, Long - N)], [.. single.OfNeighbours, .. new double[Long - N]], Long);
        var grad = ChainRows.Of(Long, 15);
        var (expected, expectedGradient) = new ChainOfThree().Run(
            single, new(grad.Items[..N], grad.OfNeighbours[..(N - 1)], N));

        var (subset, gradient) = new ChainOfThree().Run(logits, grad);

        Near.Assert(expected.Items, subset.Items.AsSpan(0, N), 1e-13, "marginal");
        Near.Assert(expectedGradient.OfNeighbours, gradient.OfNeighbours.AsSpan(0, N - 1), 1e-12, "pair gradient");
    }
}
