using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>
/// How P(Σ z = k) changes with the probability that an item is taken, or that it is left: the sum over the nodes of the function of
/// all items, divided by the item's own factor f = q + p e^(iθ), 1/f being its conjugate over |f|². With p + q = 1 that is a number
/// that both derivatives share and a small one, so that their difference keeps its digits.
/// </summary>
internal static class CircleSlopes<V, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Sets the nodes' constants for the derivative in p, or with conjugate points and p and q exchanged in q.</summary>
    public static void Prepare(Span<CircleNode<T>> nodes, bool conjugate)
    {
        foreach (ref var node in nodes)
        {
            var point = conjugate ? Complex.Conjugate(node.Point) : node.Point;
            node.Slope0 = T.CreateTruncating(node.Weight.Real);
            node.Slope1 = T.CreateTruncating((node.Weight * (point - 1)).Real);
            node.OtherSlope1 = T.CreateTruncating((node.Weight * (Complex.Conjugate(point) - 1)).Real);
        }
    }

    public static void Write(ReadOnlySpan<T> p, ReadOnlySpan<T> q, int n, Span<CircleNode<T>> nodes, bool conjugate, Span<T> slopes)
    {
        Prepare(nodes, conjugate);
        for (var i = 0; i < n; i += V.Count)
        {
            var (taken, left) = (V.Load(p, i), V.Load(q, i));
            var difference = taken - left;
            var square = difference * difference;
            V sum0 = T.Zero, sum1 = T.Zero;
            for (var m = 0; m < nodes.Length; m += CircleNodes.Together)
            {
                ref var at0 = ref nodes[m];
                ref var at1 = ref Unsafe.Add(ref at0, 1);
                ref var at2 = ref Unsafe.Add(ref at0, 2);
                ref var at3 = ref Unsafe.Add(ref at0, 3);
                var over = new CircleQuotients<V, T>(square, ref at0);
                sum0 += over.Times(at0.Slope0, at1.Slope0, at2.Slope0, at3.Slope0);
                sum1 += over.Times(at0.Slope1, at1.Slope1, at2.Slope1, at3.Slope1);
            }

            V.Store(V.MulAdd(left, sum1, sum0), slopes, i);
        }
    }
}
