using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>How P(Σ z = k) changes with the probability that an item is taken, or that it is left, by series in p q.</summary>
internal static class SeriesSlopes<V, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Writes the derivatives in p.</summary>
    /// <param name="p">Probabilities that items are taken.</param>
    /// <param name="q">Probabilities that they are left.</param>
    /// <param name="n">Number of items.</param>
    /// <param name="series">The series.</param>
    /// <param name="coefficients">Their coefficients.</param>
    /// <param name="slopes">Receives the derivatives.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Write(ReadOnlySpan<T> p, ReadOnlySpan<T> q, int n, in CircleSeries<T> series, ReadOnlySpan<T> coefficients, Span<T> slopes)
    {
        V scale = T.CreateTruncating(2 / series.Largest);
        V one = T.One;
        for (var i = 0; i < n; i += V.Count)
        {
            var left = V.Load(q, i);
            var z = V.MulAdd(V.Load(p, i) * left, scale, -one);
            var (before, at, twice) = (one, z, z + z);
            V slope0 = coefficients[0], slope1 = coefficients[1];
            for (var j = CircleSeries<T>.Functions; j < coefficients.Length; j += CircleSeries<T>.Functions)
            {
                slope0 = V.MulAdd(at, coefficients[j], slope0);
                slope1 = V.MulAdd(at, coefficients[j + 1], slope1);
                (before, at) = (at, V.MulAdd(twice, at, -before));
            }

            V.Store(V.MulAdd(left, slope1, slope0), slopes, i);
        }
    }
}
