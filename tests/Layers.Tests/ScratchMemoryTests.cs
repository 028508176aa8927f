using System.Numerics;
using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Layers;
using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>Scratch memory is handed out with what the row before left there. It must not matter what that was.</summary>
public sealed class ScratchMemoryTests
{
    private static readonly int[] Sizes = [4, 9, 15, 16, 17, 37, 200, 1000];

    public static TheoryData<SubsetMethod> Methods => DoubleLayers.Methods;

    [Theory, MemberData(nameof(Methods))]
    public void What_an_earlier_row_left_behind_reaches_no_later_one(SubsetMethod method)
    {
        Check(DoubleLayers.Of(method), v => v);
        Check(AdjustableLayers.Of(method), v => v);
        Check(HardLayers.Of(method), v => v);
        Check(SingleLayers.Of(method), v => (float)v);
    }

    [Theory, MemberData(nameof(RandomLayers.Names), MemberType = typeof(RandomLayers))]
    public void Nor_does_it_reach_a_draw(string name)
    {
        foreach (var n in Sizes)
        {
            var (logits, weights) = (Draws.Normal(n, 181), Draws.Normal(n, 191));
            Leave(0.0);
            var expected = RandomLayers.Of(name, 5).Run(logits, weights, n);
            Leave(double.NaN);
            var actual = RandomLayers.Of(name, 5).Run(logits, weights, n);
            Assert.Equal(expected.Subset, actual.Subset);
            Assert.Equal(expected.Gradient, actual.Gradient);
        }
    }

    private static void Check<T>(ILayer<T> layer, Func<double, T> convert)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var n in Sizes)
        {
            T[] logits = [.. Draws.Normal(n, 193).Select(convert)];
            T[] weights = [.. Draws.Normal(n, 197).Select(convert)];
            Leave(T.Zero);
            var expected = layer.Run(logits, weights, n);
            foreach (var junk in new[] { T.NaN, T.PositiveInfinity, T.CreateSaturating(-1e30) })
            {
                Leave(junk);
                var actual = layer.Run(logits, weights, n);
                Assert.Equal(expected.Subset, actual.Subset);
                Assert.Equal(expected.Gradient, actual.Gradient);
            }
        }
    }

    /// <summary>Fills this thread's scratch memory, and that of rows handed out beside it.</summary>
    private static void Leave<T>(T junk)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Workspace<T>.Current.Reset();
        Workspace<T>.Current.Rent(1 << 18).Fill(junk);
        Workspace<T>.Current.Reset();
    }
}
