using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>
/// How the slopes of <see cref="CircleSlopes{V, T}"/> change where each item's probability moves by its number of a direction: by
/// what all items change in the function together, less what the item itself does.
/// </summary>
internal static class CircleCurvature<V, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Sets how the weight of each node changes along the direction.</summary>
    public static void Move(ReadOnlySpan<T> p, ReadOnlySpan<T> q, ReadOnlySpan<T> along, int n, Span<CircleNode<T>> nodes)
    {
        for (var m = 0; m < nodes.Length; m += CircleNodes.Together)
            MoveFour(p, q, along[..n], ref nodes[m]);
    }

    /// <summary>As for the slopes, which are prepared with it.</summary>
    private static void Prepare(Span<CircleNode<T>> nodes, bool conjugate)
    {
        CircleSlopes<V, T>.Prepare(nodes, conjugate);
        foreach (ref var node in nodes)
        {
            var point = conjugate ? Complex.Conjugate(node.Point) : node.Point;
            node.Change0 = T.CreateTruncating(node.Change.Real);
            node.Change1 = T.CreateTruncating((node.Change * (point - 1)).Real);
            // The direction of q is the opposite of that of p.
            var weight = conjugate ? -node.Weight : node.Weight;
            node.Own0 = T.CreateTruncating((weight * (1 - Complex.Conjugate(point))).Real);
            node.Own1 = T.CreateTruncating(2 * (weight * (point - 1)).Real);
            node.Own2 = T.CreateTruncating((weight * point * (point - 1)).Real);
        }
    }

    /// <summary>Writes the rows that are not empty.</summary>
    /// <param name="p">Probabilities that items are taken.</param>
    /// <param name="q">Probabilities that they are left.</param>
    /// <param name="along">The direction of p; that of q is its opposite.</param>
    /// <param name="n">Number of items.</param>
    /// <param name="nodes">The nodes.</param>
    /// <param name="conjugate">With conjugate points, and p and q exchanged.</param>
    /// <param name="slopes">Receives the derivatives in p.</param>
    /// <param name="otherSlopes">Receives the derivatives in q.</param>
    /// <param name="changes">Receives how the derivatives in p change.</param>
    public static void Write(
        ReadOnlySpan<T> p, ReadOnlySpan<T> q, ReadOnlySpan<T> along, int n, Span<CircleNode<T>> nodes, bool conjugate,
        Span<T> slopes, Span<T> otherSlopes, Span<T> changes)
    {
        Prepare(nodes, conjugate);
        for (var i = 0; i < n; i += V.Count)
        {
            var (taken, left) = (V.Load(p, i), V.Load(q, i));
            var difference = taken - left;
            var square = difference * difference;
            V slope0 = T.Zero, slope1 = T.Zero, otherSlope1 = T.Zero, change0 = T.Zero, change1 = T.Zero;
            V own0 = T.Zero, own1 = T.Zero, own2 = T.Zero;
            for (var m = 0; m < nodes.Length; m += CircleNodes.Together)
            {
                ref var at0 = ref nodes[m];
                ref var at1 = ref Unsafe.Add(ref at0, 1);
                ref var at2 = ref Unsafe.Add(ref at0, 2);
                ref var at3 = ref Unsafe.Add(ref at0, 3);
                var over = new CircleQuotients<V, T>(square, ref at0);
                slope0 += over.Times(at0.Slope0, at1.Slope0, at2.Slope0, at3.Slope0);
                slope1 += over.Times(at0.Slope1, at1.Slope1, at2.Slope1, at3.Slope1);
                otherSlope1 += over.Times(at0.OtherSlope1, at1.OtherSlope1, at2.OtherSlope1, at3.OtherSlope1);
                change0 += over.Times(at0.Change0, at1.Change0, at2.Change0, at3.Change0);
                change1 += over.Times(at0.Change1, at1.Change1, at2.Change1, at3.Change1);
                var squares = over.Squares();
                own0 += squares.Times(at0.Own0, at1.Own0, at2.Own0, at3.Own0);
                own1 += squares.Times(at0.Own1, at1.Own1, at2.Own1, at3.Own1);
                own2 += squares.Times(at0.Own2, at1.Own2, at2.Own2, at3.Own2);
            }

            if (!slopes.IsEmpty)
                V.Store(V.MulAdd(left, slope1, slope0), slopes, i);
            if (!otherSlopes.IsEmpty)
                V.Store(V.MulAdd(taken, otherSlope1, slope0), otherSlopes, i);
            var own = V.MulAdd(left * left, own2, V.MulAdd(taken * left, own1, taken * taken * own0));
            V.Store(V.MulAdd(left, change1, change0) - (V.Load(along, i) * own), changes, i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MoveFour(ReadOnlySpan<T> p, ReadOnlySpan<T> q, ReadOnlySpan<T> along, ref CircleNode<T> nodes)
    {
        LaneSum<V, T> left0 = default, left1 = default, left2 = default, left3 = default;
        LaneSum<V, T> taken0 = default, taken1 = default, taken2 = default, taken3 = default;
        for (var start = 0; start < along.Length; start += Blocks.Length)
        {
            var end = Math.Min(along.Length, start + Blocks.Length);
            for (var i = start; i < end; i += V.Count)
            {
                var (taken, left) = (V.Load(p, i), V.Load(q, i));
                var step = V.LoadPartial(along, i, T.Zero);
                var difference = taken - left;
                var over = new CircleQuotients<V, T>(difference * difference, ref nodes);
                taken *= step;
                left *= step;
                left0.Add(left * over.At0);
                left1.Add(left * over.At1);
                left2.Add(left * over.At2);
                left3.Add(left * over.At3);
                taken0.Add(taken * over.At0);
                taken1.Add(taken * over.At1);
                taken2.Add(taken * over.At2);
                taken3.Add(taken * over.At3);
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

        Move(ref nodes, left0, taken0);
        Move(ref Unsafe.Add(ref nodes, 1), left1, taken1);
        Move(ref Unsafe.Add(ref nodes, 2), left2, taken2);
        Move(ref Unsafe.Add(ref nodes, 3), left3, taken3);
    }

    /// <summary>The sum of (e^(iθ) - 1) / f over the items, each times its step.</summary>
    private static void Move(ref CircleNode<T> node, in LaneSum<V, T> left, in LaneSum<V, T> taken) =>
        node.Change = node.Weight * (node.Point - 1)
            * (double.CreateTruncating(left.Total()) + (Complex.Conjugate(node.Point) * double.CreateTruncating(taken.Total())));
}
