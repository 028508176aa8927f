using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.InteropServices;

namespace SubsetGen.Runtime.Programs;

/// <summary>
/// Sums over the nodes as polynomials. A node's |q + p e^(iθ)|² is 1 - c x with c = 4 sin²(θ/2) and x = p q, so that numbers of
/// the nodes over it, or over its square, add up to one function of x for all items of a row.
/// </summary>
/// <remarks>
/// With X the largest x of the row, z = 2x/X - 1, s = √(1 - cX) and r = (1 - s)/(1 + s), in Chebyshev's polynomials
/// <code>
///   1/(1 - c x)    = 1/s Σ' r^j T_j(z)
///   c x/(1 - c x)² =     Σ' r^j T_j(z) ((1 - s²)/(2s³) + j/s²)
/// </code>
/// where Σ' takes terms behind the first twice. The nodes with a large r have next to no weight: two to six terms hold all digits of
/// single precision, three to twelve of double, unless items near p = 1/2 meet a small variance.
/// </remarks>
internal ref struct CircleSeries<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Functions that are expanded side by side, one of them unused.</summary>
    public const int Functions = 8;

    /// <summary>How many numbers the longest series have.</summary>
    public const int Room = Functions * CircleNodes.Most;

    private readonly Span<T> room;

    /// <summary>Looks for the degree from which on the rest is below the layer's precision.</summary>
    /// <param name="nodes">The nodes with their weights.</param>
    /// <param name="largest">The largest p q of the row.</param>
    /// <param name="hasSquares">Whether squares are divided by as well.</param>
    /// <param name="room">Where coefficients go, <see cref="Room"/> numbers.</param>
    public CircleSeries(Span<CircleNode<T>> nodes, double largest, bool hasSquares, Span<T> room)
    {
        Largest = largest;
        this.room = room;
        Span<double> rests = stackalloc double[nodes.Length];
        var value = 0.0;
        for (var m = 0; m < nodes.Length; m++)
        {
            ref var node = ref nodes[m];
            var root = Math.Sqrt(Math.Max(0, 1 - (node.Curve * largest)));
            node.Root = root;
            node.Ratio = node.Curve * largest / ((1 + root) * (1 + root));
            var size = Math.Abs(node.Weight.Real) + Math.Abs(node.Weight.Imaginary);
            rests[m] = size * node.Ratio / (root * (hasSquares ? root * root * root : root));
            value += node.Weight.Real;
        }

        // Behind degree d a node leaves 2 r^(d+1)/(1 - r) = r^(d+1) (1 + s)/s, and where squares are divided by d + 2 times that.
        var negligible = value * CircleNodes.Negligible<T>();
        for (Degree = 0; Degree < nodes.Length; Degree++)
        {
            var rest = 0.0;
            for (var m = 0; m < nodes.Length; m++)
            {
                rest += rests[m];
                rests[m] *= nodes[m].Ratio;
            }

            if (rest * (hasSquares ? Degree + 2 : 1) <= negligible)
            {
                IsShort = true;
                return;
            }
        }
    }

    /// <summary>Whether the series take less time than the nodes themselves.</summary>
    public bool IsShort { get; }

    /// <summary>Degree of the polynomials.</summary>
    public int Degree { get; }

    /// <summary>The largest p q of the row.</summary>
    public double Largest { get; }

    /// <summary>
    /// The coefficients of T_0 of all functions, of T_1, …: with f = q + p e^(iθ), W a node's weight and D its change, the derivatives
    /// in p and in q are functions 0 + 1 q and 0 + 2 p, and the first changes by 3 + 4 q from all items and by 5 + 6 p from the item itself.
    /// </summary>
    /// <param name="nodes">The nodes with their weights and changes.</param>
    /// <param name="conjugate">With conjugate points and p and q exchanged: the derivative in q is the first.</param>
    [SkipLocalsInit]
    public readonly Span<T> Expand(Span<CircleNode<T>> nodes, bool conjugate)
    {
        Span<Vector512<double>> sums = stackalloc Vector512<double>[CircleNodes.Most];
        sums = sums[..(Degree + 1)];
        sums.Clear();
        foreach (ref var node in nodes)
            Add(node, conjugate, Largest, sums);

        var numbers = MemoryMarshal.Cast<Vector512<double>, double>(sums);
        var coefficients = room[..numbers.Length];
        for (var j = 0; j < coefficients.Length; j++)
            coefficients[j] = T.CreateTruncating(numbers[j]);
        return coefficients;
    }

    private static void Add(in CircleNode<T> node, bool conjugate, double largest, Span<Vector512<double>> sums)
    {
        var point = conjugate ? Complex.Conjugate(node.Point) : node.Point;
        var (weight, step) = (node.Weight, point - 1);
        var turned = weight * step;
        var change = node.Change * step;

        // The item's own part is p² A + 2pq B + q² C over |f|⁴ with A = W (1 - e^(-iθ)), B = W (e^(iθ) - 1), C = e^(iθ) B. In terms of p and x,
        // with A + C - 2B = -cB, it is C + (A - C) p over |f|², and c x times C + B + (A - C) p over |f|⁴. The direction of q is the opposite of that of p.
        var sign = conjugate ? -1 : 1;
        var own = sign * (turned * point).Real;
        var ownBoth = own + (sign * turned.Real);
        var ownTaken = sign * 2 * point.Imaginary * turned.Imaginary;
        var simple = Vector512.Create(weight.Real, turned.Real, (weight * Complex.Conjugate(step)).Real, node.Change.Real, change.Real, own, ownTaken, 0);
        var squared = Vector512.Create(0, 0, 0, 0, 0, ownBoth, ownTaken, 0);

        var (root, over) = (1 / node.Root, 1 / (node.Root * node.Root));
        var term = (simple * root) + (squared * (node.Curve * largest * over * root / 2));
        squared *= over;
        sums[0] += term;
        var power = 2 * node.Ratio;
        for (var j = 1; j < sums.Length; j++)
        {
            term += squared;
            sums[j] += term * power;
            power *= node.Ratio;
        }
    }
}
