using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>What <see cref="CircleCurvature{V, T}"/> computes, by series in p q.</summary>
internal static class SeriesCurvature<V, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Polynomials whose sums are in registers at once.</summary>
    private const int Together = 4;

    /// <summary>Sets how the weight of each node changes along the direction.</summary>
    /// <remarks>From the sums of p and of q times the direction and each of Chebyshev's polynomials, which the nodes share.</remarks>
    [SkipLocalsInit]
    public static void Move(ReadOnlySpan<T> p, ReadOnlySpan<T> q, ReadOnlySpan<T> along, int n, Span<CircleNode<T>> nodes, in CircleSeries<T> series)
    {
        Span<double> left = stackalloc double[CircleNodes.Most], taken = stackalloc double[CircleNodes.Most];
        V scale = T.CreateTruncating(2 / series.Largest);
        for (var first = 0; first <= series.Degree; first += Together)
            Sum(p, q, along[..n], scale, first, left, taken);

        foreach (ref var node in nodes)
        {
            var (ofLeft, ofTaken) = (left[0], taken[0]);
            var power = 2 * node.Ratio;
            for (var j = 1; j <= series.Degree; j++)
            {
                ofLeft += power * left[j];
                ofTaken += power * taken[j];
                power *= node.Ratio;
            }

            // The sum of (e^(iθ) - 1) / f over the items, each times its step.
            node.Change = node.Weight * (node.Point - 1) * (ofLeft + (Complex.Conjugate(node.Point) * ofTaken)) / node.Root;
        }
    }

    /// <summary>Writes the rows that are not empty; parameters as for <see cref="CircleCurvature{V, T}"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Write(
        ReadOnlySpan<T> p, ReadOnlySpan<T> q, ReadOnlySpan<T> along, int n, in CircleSeries<T> series, ReadOnlySpan<T> coefficients,
        Span<T> slopes, Span<T> otherSlopes, Span<T> changes)
    {
        V scale = T.CreateTruncating(2 / series.Largest);
        V one = T.One;
        for (var i = 0; i < n; i += V.Count)
        {
            var (taken, left) = (V.Load(p, i), V.Load(q, i));
            var z = V.MulAdd(taken * left, scale, -one);
            var (before, at, twice) = (one, z, z + z);
            V slope0 = coefficients[0], slope1 = coefficients[1], otherSlope1 = coefficients[2], change0 = coefficients[3], change1 = coefficients[4];
            V own0 = coefficients[5], own1 = coefficients[6];
            for (var j = CircleSeries<T>.Functions; j < coefficients.Length; j += CircleSeries<T>.Functions)
            {
                slope0 = V.MulAdd(at, coefficients[j], slope0);
                slope1 = V.MulAdd(at, coefficients[j + 1], slope1);
                otherSlope1 = V.MulAdd(at, coefficients[j + 2], otherSlope1);
                change0 = V.MulAdd(at, coefficients[j + 3], change0);
                change1 = V.MulAdd(at, coefficients[j + 4], change1);
                own0 = V.MulAdd(at, coefficients[j + 5], own0);
                own1 = V.MulAdd(at, coefficients[j + 6], own1);
                (before, at) = (at, V.MulAdd(twice, at, -before));
            }

            if (!slopes.IsEmpty)
                V.Store(V.MulAdd(left, slope1, slope0), slopes, i);
            if (!otherSlopes.IsEmpty)
                V.Store(V.MulAdd(taken, otherSlope1, slope0), otherSlopes, i);
            V.Store(V.MulAdd(left, change1, change0) - (V.Load(along, i) * V.MulAdd(taken, own1, own0)), changes, i);
        }
    }

    /// <summary>The sums for polynomials first, …, first + 3.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Sum(ReadOnlySpan<T> p, ReadOnlySpan<T> q, ReadOnlySpan<T> along, V scale, int first, Span<double> left, Span<double> taken)
    {
        LaneSum<V, T> left0 = default, left1 = default, left2 = default, left3 = default;
        LaneSum<V, T> taken0 = default, taken1 = default, taken2 = default, taken3 = default;
        V one = T.One;
        for (var start = 0; start < along.Length; start += Blocks.Length)
        {
            var end = Math.Min(along.Length, start + Blocks.Length);
            for (var i = start; i < end; i += V.Count)
            {
                var (ofTaken, ofLeft) = (V.Load(p, i), V.Load(q, i));
                var z = V.MulAdd(ofTaken * ofLeft, scale, -one);
                var (at0, at1, twice) = (one, z, z + z);
                for (var j = 0; j < first; j++)
                    (at0, at1) = (at1, V.MulAdd(twice, at1, -at0));
                var at2 = V.MulAdd(twice, at1, -at0);
                var at3 = V.MulAdd(twice, at2, -at1);

                var step = V.LoadPartial(along, i, T.Zero);
                ofTaken *= step;
                ofLeft *= step;
                left0.AddProduct(ofLeft, at0);
                left1.AddProduct(ofLeft, at1);
                left2.AddProduct(ofLeft, at2);
                left3.AddProduct(ofLeft, at3);
                taken0.AddProduct(ofTaken, at0);
                taken1.AddProduct(ofTaken, at1);
                taken2.AddProduct(ofTaken, at2);
                taken3.AddProduct(ofTaken, at3);
            }

            left0.Close();
            left1.Close();
            left2.Close();
            left3.Close();
            taken0.Close();
            taken1.Close();
            taken2.Close();
            taken3.Close();
        }

        Put(left0, left1, left2, left3, left[first..]);
        Put(taken0, taken1, taken2, taken3, taken[first..]);
    }

    private static void Put(in LaneSum<V, T> sum0, in LaneSum<V, T> sum1, in LaneSum<V, T> sum2, in LaneSum<V, T> sum3, Span<double> sums)
    {
        sums[0] = double.CreateTruncating(sum0.Total());
        sums[1] = double.CreateTruncating(sum1.Total());
        sums[2] = double.CreateTruncating(sum2.Total());
        sums[3] = double.CreateTruncating(sum3.Total());
    }
}
