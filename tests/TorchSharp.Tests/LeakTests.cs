using System.Diagnostics;
using SubsetGen.Torch.Tests.Harness;
using SubsetGen.Torch.Tests.Layers;

namespace SubsetGen.Torch.Tests;

/// <summary>Nothing is left of calls. Tensors are counted in the whole process, so these tests run alone, and others before them may have left some.</summary>
[Collection(nameof(Alone))]
public sealed class LeakTests
{
    private readonly Tensor logits = Tensors.Random([4, 8]);
    private readonly Tensor k = tensor(2.5f, requires_grad: true);
    private readonly Tensor nothing = tensor(float.NaN);
    private readonly Tensor mask = ones(8).to(ScalarType.Bool);

    [Fact]
    public void Over_100_000_passes_neither_tensors_nor_memory_grow()
    {
        void Pass()
        {
            using var scope = NewDisposeScope();
            Softmaxes.Both.Apply(Softmaxes.Call, new(logits)).sum().backward();
        }

        Repeat(Pass, 5_000);
        var (bytes, tensors) = (Memory(), Tensor.TotalCount);
        Repeat(Pass, 100_000);

        Assert.InRange(Tensor.TotalCount, 0, tensors);
        // A tensor's handle lost in each would be 20 MB.
        Assert.InRange(Memory() - bytes, long.MinValue, 8 << 20);
    }

    [Fact]
    public void In_a_dispose_scope_all_that_is_made_of_inputs_is_gone_with_the_scope()
    {
        RequireFlat(
            () =>
            {
                using var scope = NewDisposeScope();
                var half = logits.to(ScalarType.BFloat16).t().contiguous().t();
                Softmaxes.Both.Apply(Softmaxes.Call, new(half) { K = k, Limits = mask }).to(ScalarType.Float32).sum().backward();
            },
            5_000);
    }

    [Fact]
    public void Without_a_scope_only_what_the_caller_got_waits_to_be_disposed()
    {
        RequireFlat(
            () =>
            {
                using var subset = Softmaxes.Both.Apply(Softmaxes.Call, new(logits) { K = k, Limits = mask });
                using var sum = subset.sum();
                sum.backward();
            },
            10_000);
    }

    [Fact]
    public void A_call_without_a_gradient_leaves_nothing()
    {
        RequireFlat(() => Softmaxes.Both.Infer(Softmaxes.Call, new(logits) { K = k, Limits = mask }).Dispose(), 10_000);
    }

    [Fact]
    public void A_call_that_is_refused_leaves_nothing()
    {
        RequireFlat(
            () => Assert.Throws<ArgumentOutOfRangeException>(() => Softmaxes.Both.Apply(Softmaxes.Call, new(logits) { K = nothing, Limits = mask })),
            5_000);
    }

    [Fact]
    public void A_backward_pass_that_fails_leaves_nothing()
    {
        RequireFlat(
            () =>
            {
                using var scope = NewDisposeScope();
                var loss = Softmaxes.Failing.Apply(Softmaxes.Call, new(logits)).sum();
                Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => loss.backward());
            },
            200);
    }

    [Fact]
    public void A_graph_that_nobody_follows_leaves_nothing()
    {
        RequireFlat(() => Softmaxes.Both.Apply(Softmaxes.Call, new(logits)).Dispose(), 10_000);
    }

    /// <summary>That as many tensors are there after some calls as before, without the collector's help.</summary>
    private static void RequireFlat(Action call, int calls)
    {
        Repeat(call, 100);
        Memory();
        var tensors = Tensor.TotalCount;
        Repeat(call, calls);
        Assert.InRange(Tensor.TotalCount, 0, tensors);
    }

    private static void Repeat(Action call, int calls)
    {
        for (var i = 0; i < calls; i++)
            call();
    }

    /// <summary>What the process has for itself, after the collector has been.</summary>
    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.PrivateMemorySize64;
    }
}

/// <summary>Tests that run while no others do.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
