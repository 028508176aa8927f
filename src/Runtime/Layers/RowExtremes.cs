using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Layers;

/// <summary>What is found out about a row while it is copied.</summary>
/// <param name="Largest">The largest logit.</param>
/// <param name="Smallest">The smallest that is not excluded.</param>
/// <param name="Allowed">How many are not excluded.</param>
/// <param name="AreOrdered">Whether none is NaN.</param>
internal readonly record struct RowExtremes<T>(T Largest, T Smallest, int Allowed, bool AreOrdered)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Copies a row, adding its noise, into padded memory.</summary>
    /// <param name="logits">The row.</param>
    /// <param name="noise">Its noise, padded; not read where there is none.</param>
    /// <param name="kept">Where the logits go without noise; or empty.</param>
    /// <param name="x">Where they go with it; the padding becomes minus infinity.</param>
    /// <remarks>A method of its own: the loop shares no registers with what surrounds it.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static RowExtremes<T> Copy<V, TNoise>(ReadOnlySpan<T> logits, ReadOnlySpan<T> noise, Span<T> kept, Span<T> x)
        where V : struct, ILanes<V, T>
        where TNoise : INoise
    {
        V largest = T.NegativeInfinity, smallest = T.PositiveInfinity, zero = T.Zero;
        var special = zero; // NaN, as soon as an item is no finite number
        var i = 0;
        for (; i <= logits.Length - V.Count; i += V.Count)
        {
            var v = V.Load(logits, i);
            if (!kept.IsEmpty)
                V.Store(v, kept, i);
            if (typeof(TNoise) != typeof(NoNoise))
                v += V.Load(noise, i);
            V.Store(v, x, i);
            largest = V.Max(largest, v);
            smallest = V.Min(smallest, v);
            special = V.MulAdd(v, zero, special);
        }

        var allowed = i;
        if (i < logits.Length)
        {
            var v = V.LoadPartial(logits, i, T.NegativeInfinity);
            if (!kept.IsEmpty)
                V.StorePartial(v, kept, i);
            if (typeof(TNoise) != typeof(NoNoise))
                v += V.Load(noise, i);
            V.Store(v, x, i);
            var isAllowed = V.Less(T.NegativeInfinity, v);
            largest = V.Max(largest, v);
            smallest = V.Min(smallest, V.Select(isAllowed, v, T.PositiveInfinity));
            special = V.MulAdd(V.Select(isAllowed, v, zero), zero, special);
            allowed += BitOperations.PopCount(V.MaskBits(isAllowed));
        }

        return allowed == logits.Length && V.MaskBits(~V.Equal(special, zero)) == 0
            ? new(V.MaxOf(largest), V.MinOf(smallest), allowed, AreOrdered: true)
            : Of<V>(x, logits.Length);
    }

    /// <summary>Those of a padded row in which some items are excluded, certain or no numbers.</summary>
    private static RowExtremes<T> Of<V>(ReadOnlySpan<T> x, int n)
        where V : struct, ILanes<V, T>
    {
        V largest = T.NegativeInfinity, smallest = T.PositiveInfinity;
        var ordered = V.Equal(largest, largest);
        var allowed = 0;
        for (var i = 0; i < n; i += V.Count)
        {
            var v = V.Load(x, i);
            ordered &= V.Equal(v, v);
            var isAllowed = V.Less(T.NegativeInfinity, v);
            largest = V.Max(largest, v);
            smallest = V.Min(smallest, V.Select(isAllowed, v, T.PositiveInfinity));
            allowed += BitOperations.PopCount(V.MaskBits(isAllowed));
        }

        return new(V.MaxOf(largest), V.MinOf(smallest), allowed, V.MaskBits(~ordered) == 0);
    }
}
