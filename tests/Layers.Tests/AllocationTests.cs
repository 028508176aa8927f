using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Oracles;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Cpu;
using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>Once the pools are filled, a call allocates nothing.</summary>
[Collection(ThreadingCollection.Name)]
public sealed class AllocationTests : IDisposable
{
    private const int N = 130;
    private const int Batch = 40;

    private static readonly bool[] Mask = [.. Enumerable.Range(0, Batch * N).Select(i => i % 7 != 0)];
    private static readonly int[] Lengths = [.. Enumerable.Range(0, Batch).Select(i => i * 3)];

    private readonly int before = RowScheduler.MaxThreads;
    private readonly double[] logits = Draws.Normal(Batch * N, 269);
    private readonly double[] weights = Draws.Normal(Batch * N, 271);
    private readonly double[] subset = new double[Batch * N];
    private readonly double[] gradient = new double[Batch * N];
    private readonly double[] steps = new double[3 * Batch * N];

    public static TheoryData<SubsetMethod> Methods => DoubleLayers.Methods;

    public void Dispose() => RowScheduler.MaxThreads = before;

    [Theory, MemberData(nameof(Methods))]
    public void On_one_thread(SubsetMethod method)
    {
        RowScheduler.MaxThreads = 1;
        Assert.Equal(0, Allocations.OfThisThread(Every(DoubleLayers.Of(method))));
        Assert.Equal(0, Allocations.OfThisThread(Every(HardLayers.Of(method))));
        Assert.Equal(0, Allocations.OfThisThread(Every(AdjustableLayers.Of(method))));
    }

    [Theory, MemberData(nameof(RandomLayers.Names), MemberType = typeof(RandomLayers))]
    public void Drawing_on_one_thread(string name)
    {
        RowScheduler.MaxThreads = 1;
        Assert.Equal(0, Allocations.OfThisThread(Every(RandomLayers.Of(name, 3))));
    }

    [Fact]
    public void Steps_and_static_calls_on_one_thread()
    {
        RowScheduler.MaxThreads = 1;
        var layer = new SoftmaxOfThree();
        Assert.Equal(0, Allocations.OfThisThread(() =>
        {
            using var tape = layer.ForwardSteps(Rows.Of(logits, N), Rows.IntoSteps(steps, 3, N));
            layer.BackwardSteps(tape, Rows.StepsOf(steps, 3, N), Rows.Into(gradient, N));
            SoftmaxOfThree.Apply(Rows.Of(logits, N), Rows.Into(subset, N));
            SoftmaxOfThree.Vjp(Rows.Of(logits, N), Rows.Of(weights, N), Rows.Into(gradient, N));
        }));
    }

    [Fact]
    public void Estimators_on_one_thread()
    {
        RowScheduler.MaxThreads = 1;
        Assert.Equal(0, Allocations.OfThisThread(Every(new NoisyMapOfThree())));
        Assert.Equal(0, Allocations.OfThisThread(Every(new AdaptiveMapOfThree())));
        Assert.Equal(0, Allocations.OfThisThread(Every(new SoftenedOfThree())));
        Assert.Equal(0, Allocations.OfThisThread(Every(new ParetoGates())));
    }

    [Fact]
    public void Several_samples_and_their_losses_on_one_thread()
    {
        const int S = SampleLayers.Several;
        RowScheduler.MaxThreads = 1;
        var (samples, losses) = (new double[S * Batch * N], Draws.Normal(S * Batch, 631));
        var (drawn, scored) = (new ExactSamples(), SampleLayers.Scored(S, seed: 3));
        Assert.Equal(0, Allocations.OfThisThread(() =>
        {
            using (var tape = drawn.Forward(Rows.Of(logits, N), Rows.IntoSteps(samples, S, N)))
                drawn.Backward(tape, Rows.StepsOf(samples, S, N), Rows.Into(gradient, N));
            using (var tape = scored.Forward(Rows.Of(logits, N), Rows.IntoSteps(samples, S, N)))
                scored.Backward(tape, losses, Rows.Into(gradient, N));
        }));
    }

    [Fact]
    public void A_k_for_each_row_and_its_gradient_on_one_thread()
    {
        RowScheduler.MaxThreads = 1;
        var layer = new SigmoidOfSome();
        double[] k = [.. Enumerable.Range(0, Batch).Select(row => row / 2.0)];
        var gradK = new double[Batch];
        Assert.Equal(0, Allocations.OfThisThread(() =>
        {
            layer.K = 2.5;
            using (var tape = layer.Forward(Rows.Of(logits, N), Rows.Into(subset, N), k))
                layer.Backward(tape, Rows.Of(weights, N), Rows.Into(gradient, N), gradK);
            using (var tape = layer.Forward(Rows.Of(logits, N), Rows.Into(subset, N), Rows.Of(Mask, N), k))
                layer.Backward(tape, Rows.Of(weights, N), Rows.Into(gradient, N));
            layer.Infer(Rows.Of(logits, N), Rows.Into(subset, N), Lengths, k);
        }));
    }

    [Theory, MemberData(nameof(Methods))]
    public void On_several_threads(SubsetMethod method)
    {
        RowScheduler.MaxThreads = 4;
        Assert.Equal(0, Allocations.OfAllThreads(Every(DoubleLayers.Of(method))));
    }

    private Action Every(ILayer<double> layer) => () =>
    {
        using (var tape = layer.Forward(Rows.Of(logits, N), Rows.Into(subset, N)))
            layer.Backward(tape, Rows.Of(weights, N), Rows.Into(gradient, N));
        using (var tape = layer.Forward(Rows.Of(logits, N), Rows.Into(subset, N), Rows.Of(Mask, N)))
            layer.Backward(tape, Rows.Of(weights, N), Rows.Into(gradient, N));
        layer.Infer(Rows.Of(logits, N), Rows.Into(subset, N), Lengths);
        layer.Infer(Rows.Of(logits, N), Rows.Into(subset, N));
    };
}
