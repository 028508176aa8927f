using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>
/// The characteristic function of a count of independent items, Π (1 + p (e^(iθ) - 1)), at nodes of the unit circle. Four
/// vectors of items are multiplied out once, as 1 + s1 w + s2 w² + s3 w³ + s4 w⁴ with their elementary symmetric sums; at a
/// node that leaves a product for each four.
/// </summary>
/// <remarks>
/// What is carried is the product less 1, and that in blocks: errors are relative to Σ p and do not grow with the number of items
/// that are nearly never taken.
/// </remarks>
internal readonly ref struct CircleProducts<V, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Span<T> sums;

    /// <param name="taken">How likely each item is taken.</param>
    /// <param name="n">Number of items.</param>
    /// <param name="workspace">Where the sums are kept.</param>
    public CircleProducts(ReadOnlySpan<T> taken, int n, Workspace<T> workspace)
    {
        var four = 4 * V.Count;
        sums = workspace.Rent((n + four - 1) / four * four)[..((n + four - 1) / four * four)];
        LaneSum<V, T> mean = default, variance = default, certain = default;
        V one = T.One, largest = T.Zero;
        for (var i = 0; i < n; i += four)
        {
            var (a, b, c, d) = i + four <= n
                ? (V.Load(taken, i), V.Load(taken, i + V.Count), V.Load(taken, i + (2 * V.Count)), V.Load(taken, i + (3 * V.Count)))
                : (Some(taken[..n], i), Some(taken[..n], i + V.Count), Some(taken[..n], i + (2 * V.Count)), Some(taken[..n], i + (3 * V.Count)));
            mean.Add(a + b + (c + d));
            var (ofA, ofB, ofC, ofD) = (a * (one - a), b * (one - b), c * (one - c), d * (one - d));
            variance.Add(ofA + ofB + (ofC + ofD));
            largest = V.Max(largest, V.Max(V.Max(ofA, ofB), V.Max(ofC, ofD)));
            certain.Add(SetAside(ref a) + SetAside(ref b) + (SetAside(ref c) + SetAside(ref d)));
            if (i % Blocks.Length == 0)
            {
                mean.Close();
                variance.Close();
            }

            var (first, firstBoth, second, secondBoth) = (a + b, a * b, c + d, c * d);
            V.Store(first + second, sums, i);
            V.Store(V.MulAdd(first, second, firstBoth + secondBoth), sums, i + V.Count);
            V.Store(V.MulAdd(firstBoth, second, secondBoth * first), sums, i + (2 * V.Count));
            V.Store(firstBoth * secondBoth, sums, i + (3 * V.Count));
        }

        mean.Close();
        variance.Close();
        certain.Close();
        Mean = double.CreateTruncating(mean.Total());
        Variance = double.CreateTruncating(variance.Total());
        Largest = double.CreateTruncating(V.MaxOf(largest));
        Certain = int.CreateTruncating(certain.Total());
    }

    /// <summary>Σ p.</summary>
    public double Mean { get; }

    /// <summary>Σ p (1 - p).</summary>
    public double Variance { get; }

    /// <summary>The largest p (1 - p).</summary>
    public double Largest { get; }

    /// <summary>Items that are taken in any case: they shift the count and are left out of the product.</summary>
    public int Certain { get; }

    /// <summary>Multiplies the weight of each node by the function there.</summary>
    public void Multiply(Span<CircleNode<T>> nodes)
    {
        for (var m = 0; m < nodes.Length; m += 2)
            Multiply(ref nodes[m], ref nodes[m + 1]);
    }

    private static V Some(ReadOnlySpan<T> row, int i) => i < row.Length ? V.LoadPartial(row, i, T.Zero) : T.Zero;

    /// <summary>Leaves out what is certain; ones where that was so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SetAside(ref V taken)
    {
        V one = T.One;
        var isCertain = V.LessEqual(one, taken);
        taken = V.Select(isCertain, T.Zero, taken);
        return V.Select(isCertain, one, T.Zero);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Multiply(ref CircleNode<T> first, ref CircleNode<T> second)
    {
        var sums = this.sums;
        V firstReal = T.Zero, firstImaginary = T.Zero, secondReal = T.Zero, secondImaginary = T.Zero;
        for (var start = 0; start < sums.Length; start += Blocks.Length)
        {
            var end = Math.Min(sums.Length, start + Blocks.Length);
            V real1 = T.Zero, imaginary1 = T.Zero, real2 = T.Zero, imaginary2 = T.Zero;
            for (var i = start; i < end; i += 4 * V.Count)
            {
                var s1 = V.Load(sums, i);
                var s2 = V.Load(sums, i + V.Count);
                var s3 = V.Load(sums, i + (2 * V.Count));
                var s4 = V.Load(sums, i + (3 * V.Count));
                Times(
                    ref real1, ref imaginary1,
                    V.MulAdd(s4, first.Real4, V.MulAdd(s3, first.Real3, V.MulAdd(s2, first.Real2, s1 * first.Real1))),
                    V.MulAdd(s4, first.Imaginary4, V.MulAdd(s3, first.Imaginary3, V.MulAdd(s2, first.Imaginary2, s1 * first.Imaginary1))));
                Times(
                    ref real2, ref imaginary2,
                    V.MulAdd(s4, second.Real4, V.MulAdd(s3, second.Real3, V.MulAdd(s2, second.Real2, s1 * second.Real1))),
                    V.MulAdd(s4, second.Imaginary4, V.MulAdd(s3, second.Imaginary3, V.MulAdd(s2, second.Imaginary2, s1 * second.Imaginary1))));
            }

            Times(ref firstReal, ref firstImaginary, real1, imaginary1);
            Times(ref secondReal, ref secondImaginary, real2, imaginary2);
        }

        OverLanes(ref first.Weight, firstReal, firstImaginary, ref second.Weight, secondReal, secondImaginary);
    }

    /// <summary>(1 + product)(1 + factor) - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Times(ref V productReal, ref V productImaginary, V real, V imaginary)
    {
        var more = V.MulAdd(-productImaginary, imaginary, V.MulAdd(productReal, real, real));
        var moreImaginary = V.MulAdd(productImaginary, real, V.MulAdd(productReal, imaginary, imaginary));
        productReal += more;
        productImaginary += moreImaginary;
    }

    /// <summary>Multiplies two numbers by the products of 1 and each lane: while factors are near 1 as vectors, the last four in double precision.</summary>
    [SkipLocalsInit]
    private static void OverLanes(ref Complex first, V real1, V imaginary1, ref Complex second, V real2, V imaginary2)
    {
        var count = V.Count;
        for (; count > 4; count /= 2)
        {
            Times(ref real1, ref imaginary1, V.UpperHalf(real1, count), V.UpperHalf(imaginary1, count));
            Times(ref real2, ref imaginary2, V.UpperHalf(real2, count), V.UpperHalf(imaginary2, count));
        }

        Span<T> lanes = stackalloc T[4 * V.Count];
        V.Store(real1, lanes, 0);
        V.Store(imaginary1, lanes, V.Count);
        V.Store(real2, lanes, 2 * V.Count);
        V.Store(imaginary2, lanes, 3 * V.Count);
        var (a, b) = (first.Real, first.Imaginary);
        var (c, d) = (second.Real, second.Imaginary);
        for (var lane = 0; lane < count; lane++)
        {
            var (x, y) = (1 + double.CreateTruncating(lanes[lane]), double.CreateTruncating(lanes[V.Count + lane]));
            (a, b) = ((a * x) - (b * y), (a * y) + (b * x));
            (x, y) = (1 + double.CreateTruncating(lanes[(2 * V.Count) + lane]), double.CreateTruncating(lanes[(3 * V.Count) + lane]));
            (c, d) = ((c * x) - (d * y), (c * y) + (d * x));
        }

        first = new Complex(a, b);
        second = new Complex(c, d);
    }
}
