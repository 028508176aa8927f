using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Layers.Packed;

/// <summary>What is found out about packed rows.</summary>
/// <param name="Largest">The largest logits.</param>
/// <param name="Smallest">The smallest that are not excluded.</param>
/// <param name="Allowed">How many are not excluded.</param>
/// <param name="AreOrdinary">The lanes whose rows hold neither NaN nor plus infinity.</param>
internal readonly record struct PackedExtremes<V, T>(V Largest, V Smallest, V Allowed, V AreOrdinary)
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Those of packed rows of n items.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PackedExtremes<V, T> Of(ReadOnlySpan<T> x, int n)
    {
        V largest = T.NegativeInfinity, smallest = T.PositiveInfinity, zero = T.Zero;
        var special = zero; // NaN, as soon as an item is no finite number
        for (var i = 0; i < x.Length; i += V.Count)
        {
            var v = V.Load(x, i);
            largest = V.Max(largest, v);
            smallest = V.Min(smallest, v);
            special = V.MulAdd(v, zero, special);
        }

        var areFinite = V.Equal(special, zero);
        return V.MaskBits(~areFinite) == 0 ? new(largest, smallest, T.CreateTruncating(n), areFinite) : OfSpecial(x);
    }

    /// <summary>Those of rows of which some have excluded, certain or no numbers among their items.</summary>
    private static PackedExtremes<V, T> OfSpecial(ReadOnlySpan<T> x)
    {
        V largest = T.NegativeInfinity, smallest = T.PositiveInfinity, allowed = T.Zero;
        var areOrdinary = V.Equal(T.Zero, T.Zero);
        for (var i = 0; i < x.Length; i += V.Count)
        {
            var v = V.Load(x, i);
            var isAllowed = V.Less(T.NegativeInfinity, v);
            areOrdinary &= V.Less(v, T.PositiveInfinity);
            largest = V.Max(largest, v);
            smallest = V.Min(smallest, V.Select(isAllowed, v, T.PositiveInfinity));
            allowed += V.Select(isAllowed, T.One, T.Zero);
        }

        return new(largest, smallest, allowed, areOrdinary);
    }
}
