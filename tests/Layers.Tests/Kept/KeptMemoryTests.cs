using System.Numerics;
using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Runtime.Layers;
using Xunit;

namespace SubsetGen.Layers.Tests.Kept;

/// <summary>A caller that keeps what forward read, wrote and found gets from backward what a tape would have given, to the bit.</summary>
public sealed class KeptMemoryTests
{
    private const int Rows = 6;
    private const int Items = 11;

    public static TheoryData<string, string, LimitKind> Kernels
    {
        get
        {
            var kernels = new TheoryData<string, string, LimitKind>();
            foreach (var (layer, kernel) in EmittedKernels.All)
                foreach (var limits in Enum.GetValues<LimitKind>())
                    kernels.Add(layer.Name, kernel, limits);
            return kernels;
        }
    }

    [Theory, MemberData(nameof(Kernels))]
    public void What_a_caller_keeps_is_as_good_as_a_tape(string layer, string kernel, LimitKind limits)
    {
        var type = EmittedKernels.All.First(k => k.Layer.Name == layer).Layer;
        if (EmittedKernels.Settings(type).Precision == SubsetPrecision.Double)
            SameBits<double>(type, kernel, limits);
        else
            SameBits<float>(type, kernel, limits);
    }

    [Fact]
    public void The_steps_of_a_layer_are_learned_from_kept_memory_too()
    {
        var kernel = EmittedKernels.Of<double>(typeof(SoftmaxOfThree));
        var call = EmittedKernels.Call(typeof(SoftmaxOfThree)) with { Steps = true };
        var batch = kernel.Batch(call, Logits<double>(Items), Items);

        Assert.Equal(kernel.OnTape(call, batch).All, kernel.InKeptMemory(call, batch).All);
    }

    [Fact]
    public void A_batch_without_rows_needs_no_memory()
    {
        var kernel = EmittedKernels.Of<double>(typeof(SigmoidOfThree));
        var call = EmittedKernels.Call(typeof(SigmoidOfThree));

        kernel.InKeptMemory(call, kernel.Batch(call, [], Items));
    }

    [Fact]
    public void A_tape_without_logits_has_no_gradient_for_the_temperature()
    {
        var kernel = EmittedKernels.Of<double>(typeof(SigmoidOfThree));
        var call = EmittedKernels.Call(typeof(SigmoidOfThree));
        var batch = kernel.Batch(call, Logits<double>(Items), Items);

        Assert.False(kernel.HasTemperatureOnTape);
        Assert.Contains("temperature", Assert.Throws<NotSupportedException>(() => kernel.OnTape(call, batch, temperature: true)).Message);
    }

    [Fact]
    public void The_gradient_may_replace_the_logits()
    {
        var kernel = EmittedKernels.Of<double>(typeof(SigmoidOfThree));
        var call = EmittedKernels.Call(typeof(SigmoidOfThree));
        var batch = kernel.Batch(call, Logits<double>(Items), Items);
        var expected = kernel.OnTape(call, batch).GradLogits;
        var saved = new double[Rows * kernel.Saved(Items)];
        var results = kernel.Room(call, batch) with { GradLogits = batch.Logits };

        kernel.Forward(call, batch, results.Output, [], saved);
        kernel.Backward(call, batch, results, saved);

        Assert.Equal(expected, batch.Logits);
    }

    private static void SameBits<T>(Type layer, string name, LimitKind limits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var settings = EmittedKernels.Settings(layer);
        var n = settings.N > 0 ? settings.N : Items;
        var kernel = EmittedKernels.Of<T>(layer, name);
        var call = EmittedKernels.Call(layer);
        var all = kernel.Batch(call, Logits<T>(n), n);
        var batch = all with
        {
            Mask = limits == LimitKind.Mask ? [.. Draws.Normal(Rows * n, 557).Select(v => v > -1)] : null,
            Lengths = limits == LimitKind.Lengths ? [n, n - 1, n, 0, n - 2, n] : null,
            RowK = settings.AdjustableK ? [.. new[] { 3, 1, 2, 3, 2, 0 }.Select(T.CreateTruncating)] : null,
        };

        var onTape = kernel.OnTape(call, batch);
        var kept = kernel.InKeptMemory(call, batch);

        Assert.Equal(onTape.All, (kernel.HasTemperatureOnTape ? kept : kept with { GradTemperature = onTape.GradTemperature }).All);
        Assert.Contains(kept.GradLogits, g => T.IsFinite(g));
    }

    /// <summary>An ordinary row, two with special items, one that is not a number, one so wide that exponentials underflow, and one more.</summary>
    private static T[] Logits<T>(int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var logits = Draws.Normal(Rows * n, 547);
        logits[n + 1] = double.PositiveInfinity;
        logits[n + 2] = double.NegativeInfinity;
        logits[(2 * n) + 1] = double.NegativeInfinity;
        logits[3 * n] = double.NaN;
        logits[4 * n] = 2000;
        return [.. logits.Select(T.CreateTruncating)];
    }
}
