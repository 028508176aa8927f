using SubsetGen.Torch.Tests.Harness;
using SubsetGen.Torch.Tests.Layers;

namespace SubsetGen.Torch.Tests;

/// <summary>A layer has no state: any number of threads may use it at once.</summary>
public sealed class ThreadTests
{
    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        Parallel.For(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 8 }, seed =>
        {
            using var scope = NewDisposeScope();
            var (logits, weights) = (Tensors.Random([5, 7], seed), Tensors.Random([5, 7], seed + 100));
            for (var repeat = 0; repeat < 20; repeat++)
            {
                var (expected, subset) = (Reference.ScaledSoftmax(logits), Softmaxes.Both.Apply(Softmaxes.Call, new(logits)));
                Tensors.Near(expected, subset);
                Tensors.Near(Tensors.Gradients(expected, weights, logits)[0], Tensors.Gradients(subset, weights, logits)[0]);
            }
        });
    }

    [Fact]
    public void A_failure_is_thrown_on_the_thread_that_it_happened_on()
    {
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 8 }, seed =>
        {
            var logits = Tensors.Random([5, 7], seed);
            var layer = seed % 2 == 0 ? Softmaxes.Both : Softmaxes.Failing;
            var exception = Record.Exception(() => layer.Apply(Softmaxes.Call, new(logits)).sum().backward());
            Assert.Equal(seed % 2 != 0, exception is not null);
        });
    }

    [Fact]
    public void A_graph_may_be_followed_by_another_thread_than_made_it()
    {
        var (logits, weights) = (Tensors.Random([5, 7]), Tensors.Random([5, 7], 2));
        var loss = (Softmaxes.Both.Apply(Softmaxes.Call, new(logits)) * weights.detach()).sum();

        var thread = new Thread(() => loss.backward());
        thread.Start();
        thread.Join();

        Tensors.Near(Tensors.Gradients(Reference.ScaledSoftmax(logits), weights, logits)[0], logits.grad!);
    }
}
