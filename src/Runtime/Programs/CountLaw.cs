using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Layers.Packed;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Sampling;

namespace SubsetGen.Runtime.Programs;

/// <summary>
/// P(Σ z = k) of independent items of which k are expected, and its derivatives: the integral of the characteristic function
/// over the unit circle, by a sum over a few nodes. With that expectation the integrand does not oscillate, and nothing cancels.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CountLaw
{
    /// <summary>
    /// Below this variance, and where another count than k is expected, results may be much smaller than the integrand: the scan, whose
    /// terms are all positive, has all their digits.
    /// </summary>
    private const double LeastVariance = 1;

    /// <summary>Rows of fewer vectors are over before the nodes are placed.</summary>
    private const int LeastVectors = 4;

    /// <summary>The probability; stores the derivatives that are wanted on the way.</summary>
    /// <param name="scan">The same as a scan over the items.</param>
    /// <param name="rows">The probabilities, and where derivatives go.</param>
    /// <param name="n">Number of items.</param>
    /// <param name="k">The count.</param>
    /// <param name="workspace">Scratch memory.</param>
    public static T Differentiate<V, T, TScan>(
        scoped ref TScan scan, CountRows<T> rows, int n, int k, Workspace<T> workspace)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TScan : IScanWithAdjoint<T>, allows ref struct
    {
        if (n >= LeastVectors * V.Count)
        {
            // The side with fewer items: errors grow with their number.
            var isLeftFew = k > n - k;
            var few = isLeftFew ? n - k : k;
            var products = new CircleProducts<V, T>(isLeftFew ? rows.Left : rows.Taken, n, workspace);
            var off = products.Mean - few;
            if (products.Variance >= LeastVariance && off * off <= products.Variance)
                return OnCircle(products, rows, n, few - products.Certain, isLeftFew);
        }

        return Scans.InsideOutside<V, T, TScan>(ref scan, rows.Taken, n, k, workspace);
    }

    /// <summary>
    /// Draws subsets by the law of the items given their count: 1 where an item is in it, else 0; NaN where no k items can be taken.
    /// </summary>
    /// <param name="scan">The same law as a scan over the items, for short rows.</param>
    /// <param name="left">How likely each item is left.</param>
    /// <param name="taken">How likely it is taken: 1 less that.</param>
    /// <param name="k">The count.</param>
    /// <param name="row">The row, for its length, its random numbers and how many samples are wanted.</param>
    /// <param name="samples">Receives the subsets, one after another.</param>
    public static void Sample<V, T, TScan>(
        scoped ref TScan scan, ReadOnlySpan<T> left, ReadOnlySpan<T> taken, int k, in Row<T> row, Span<T> samples)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TScan : IScanWithDraw<T>, allows ref struct
    {
        var n = row.Length;
        if (n <= ShortRows.MostItems)
        {
            Scans.Sample<V, T, TScan>(ref scan, taken, k, row, samples);
            return;
        }

        var sampler = new SubsetSampler<V, T>(left, taken, n, k, row.Workspace);
        for (var sample = 0; sample < row.Samples; sample++)
            sampler.Draw(row.Key, row.DrawIndex(sample), samples.Slice(sample * n, n));
    }

    [SkipLocalsInit]
    private static T OnCircle<V, T>(in CircleProducts<V, T> products, in CountRows<T> rows, int n, int few, bool isLeftFew)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<CircleNode<T>> nodes = stackalloc CircleNode<T>[CircleNodes.Most];
        nodes = nodes[..CircleNodes.Place(nodes, products.Variance, n, few)];
        products.Multiply(nodes);
        var value = 0.0;
        foreach (ref var node in nodes)
        {
            if (isLeftFew)
                node.Weight = Complex.Conjugate(node.Weight);
            value += node.Weight.Real;
        }

        Span<T> room = stackalloc T[CircleSeries<T>.Room];
        var series = new CircleSeries<T>(nodes, products.Largest, hasSquares: !rows.Along.IsEmpty, room);
        if (!rows.Along.IsEmpty)
        {
            if (series.IsShort)
                CurveBySeries<V, T>(rows, n, nodes, series);
            else
                CurveAtNodes<V, T>(rows, n, nodes);
        }
        else
        {
            if (!rows.ByTaken.IsEmpty)
                Slope<V, T>(rows.Taken, rows.Left, n, nodes, series, conjugate: false, rows.ByTaken);
            if (!rows.ByLeft.IsEmpty)
                Slope<V, T>(rows.Left, rows.Taken, n, nodes, series, conjugate: true, rows.ByLeft);
        }

        return T.CreateTruncating(value);
    }

    private static void Slope<V, T>(
        ReadOnlySpan<T> p, ReadOnlySpan<T> q, int n, Span<CircleNode<T>> nodes, in CircleSeries<T> series, bool conjugate, Span<T> slopes)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (series.IsShort)
            SeriesSlopes<V, T>.Write(p, q, n, series, series.Expand(nodes, conjugate), slopes);
        else
            CircleSlopes<V, T>.Write(p, q, n, nodes, conjugate, slopes);
    }

    private static void CurveBySeries<V, T>(in CountRows<T> rows, int n, Span<CircleNode<T>> nodes, in CircleSeries<T> series)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SeriesCurvature<V, T>.Move(rows.Taken, rows.Left, rows.Along, n, nodes, series);
        SeriesCurvature<V, T>.Write(
            rows.Taken, rows.Left, rows.Along, n, series, series.Expand(nodes, conjugate: false), rows.ByTaken, rows.ByLeft, rows.ByTakenAlong);
        if (!rows.ByLeftAlong.IsEmpty)
            SeriesCurvature<V, T>.Write(rows.Left, rows.Taken, rows.Along, n, series, series.Expand(nodes, conjugate: true), default, default, rows.ByLeftAlong);
    }

    private static void CurveAtNodes<V, T>(in CountRows<T> rows, int n, Span<CircleNode<T>> nodes)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CircleCurvature<V, T>.Move(rows.Taken, rows.Left, rows.Along, n, nodes);
        CircleCurvature<V, T>.Write(rows.Taken, rows.Left, rows.Along, n, nodes, conjugate: false, rows.ByTaken, rows.ByLeft, rows.ByTakenAlong);
        if (!rows.ByLeftAlong.IsEmpty)
            CircleCurvature<V, T>.Write(rows.Left, rows.Taken, rows.Along, n, nodes, conjugate: true, default, default, rows.ByLeftAlong);
    }
}
