using System.Numerics;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Random;
using SubsetGen.Runtime.Sampling;

namespace SubsetGen.Runtime.Tests.Sampling;

/// <summary>Draws of k of n independent items given their count, without the layer around them.</summary>
internal static class SubsetCalls
{
    /// <summary>Draws of one row, one after another, and how many were refused in all.</summary>
    public static (T[] Subsets, int Refused) Draw<V, T>(double[] logits, int k, int samples, ulong seed = 1)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var n = logits.Length;
        var subsets = new T[samples * n];
        var sampler = Of<V, T>(logits, k);
        var refused = 0;
        for (var s = 0; s < samples; s++)
            refused += sampler.Draw(new DrawKey(seed, 1), s, subsets.AsSpan(s * n, n));
        return (subsets, refused);
    }

    /// <summary>A sampler of items with these log odds.</summary>
    public static SubsetSampler<V, T> Of<V, T>(double[] logits, int k)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var workspace = Workspace<T>.Current;
        workspace.Reset();
        var left = workspace.Rent(logits.Length);
        var taken = workspace.Rent(logits.Length);
        for (var i = 0; i < logits.Length; i++)
            (left[i], taken[i]) = (T.CreateTruncating(1 / (1 + Math.Exp(logits[i]))), T.CreateTruncating(1 / (1 + Math.Exp(-logits[i]))));
        return new(left, taken, logits.Length, k, workspace);
    }

    /// <summary>Normal log odds of items of which k are expected.</summary>
    public static double[] Normal(int n, int k, double scale) => [.. InclusionRows.Sigmoid(n, k, scale, n + k).Select(p => Math.Log(p / (1 - p)))];
}
