using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Cpu;
using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>How many threads there are decides when a result is there, and not one bit of what it is.</summary>
[Collection(ThreadingCollection.Name)]
public sealed class ThreadCountTests : IDisposable
{
    private const int N = 701;
    private const int Batch = 61;

    private static readonly double[] Logits = Draws.Normal(Batch * N, 241, 2);
    private static readonly double[] Weights = Draws.Normal(Batch * N, 251);

    private readonly int before = RowScheduler.MaxThreads;

    public static TheoryData<SubsetMethod> Methods => DoubleLayers.Methods;

    public void Dispose() => RowScheduler.MaxThreads = before;

    [Theory, MemberData(nameof(Methods))]
    public void A_layer_gives_the_same_bits(SubsetMethod method) =>
        SameForAnyNumber(() => DoubleLayers.Of(method).Run(Logits, Weights, N));

    [Theory, MemberData(nameof(RandomLayers.Names), MemberType = typeof(RandomLayers))]
    public void Draws_are_the_same_bits(string name) =>
        SameForAnyNumber(() => RandomLayers.Of(name, 257).Run(Logits, Weights, N));

    [Fact]
    public void Steps_are_the_same_bits()
    {
        var weights = Draws.Normal(3 * Batch * N, 263);
        SameForAnyNumber(() => new SoftmaxOfThree().RunSteps(Logits, weights, 3, N));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void There_is_at_least_one_thread(int threads)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RowScheduler.MaxThreads = threads);
        Assert.Equal(before, RowScheduler.MaxThreads);
    }

    private static void SameForAnyNumber(Func<(double[] Output, double[] Gradient)> run)
    {
        RowScheduler.MaxThreads = 1;
        var (output, gradient) = run();
        foreach (var threads in new[] { 2, 3, 8 })
        {
            RowScheduler.MaxThreads = threads;
            for (var again = 0; again < 3; again++)
            {
                var (other, otherGradient) = run();
                Assert.Equal(output, other);
                Assert.Equal(gradient, otherGradient);
            }
        }
    }
}
