using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>1 / |q + p e^(iθ)|² at four nodes of the unit circle, by one division.</summary>
internal readonly struct CircleQuotients<V, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The quotients.</summary>
    public readonly V At0, At1, At2, At3;

    /// <param name="square">(p - q)².</param>
    /// <param name="nodes">The nodes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CircleQuotients(V square, ref CircleNode<T> nodes)
    {
        // |q + p e^(iθ)|² as a sum of squares: no digit is lost near θ = π.
        var d0 = V.MulAdd(square, nodes.Far, nodes.Near);
        var d1 = V.MulAdd(square, Unsafe.Add(ref nodes, 1).Far, Unsafe.Add(ref nodes, 1).Near);
        var d2 = V.MulAdd(square, Unsafe.Add(ref nodes, 2).Far, Unsafe.Add(ref nodes, 2).Near);
        var d3 = V.MulAdd(square, Unsafe.Add(ref nodes, 3).Far, Unsafe.Add(ref nodes, 3).Near);
        var (d01, d23) = (d0 * d1, d2 * d3);
        V one = T.One;
        var all = one / (d01 * d23);
        var (over01, over23) = (all * d23, all * d01);
        At0 = over01 * d1;
        At1 = over01 * d0;
        At2 = over23 * d3;
        At3 = over23 * d2;
    }

    private CircleQuotients(V at0, V at1, V at2, V at3) => (At0, At1, At2, At3) = (at0, at1, at2, at3);

    /// <summary>Their squares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CircleQuotients<V, T> Squares() => new(At0 * At0, At1 * At1, At2 * At2, At3 * At3);

    /// <summary>Each times a number of its node, summed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Times(in T number0, in T number1, in T number2, in T number3) =>
        V.MulAdd(At3, number3, V.MulAdd(At2, number2, V.MulAdd(At1, number1, At0 * number0)));
}
