using System.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>
/// Nodes on the unit circle at which a characteristic function is summed up to a probability: e^(iθ) at the odd multiples of
/// θ = π/N, of which conjugates and those further round than the function reaches are left out.
/// </summary>
/// <remarks>
/// The sum over all 2N nodes is P(Σ z = k) and P(Σ z = k ± 2N), …, with alternating signs. By Bernstein's inequality a count of variance V is
/// 2N off its mean with a probability of e^-L at most where 2N is L/3 + √(L²/9 + 2VL). A node's function is at most
/// e^(-2V sin²(θ/2)), so that those where this is below e^-L add nothing either. L = 18 in single precision, 39 in double. That
/// makes 4 to 16 nodes in single precision, 8 to 32 in double, whatever the size of the row.
/// </remarks>
internal static class CircleNodes
{
    /// <summary>Nodes are worked on by as many at once.</summary>
    public const int Together = 4;

    /// <summary>The most that any row needs.</summary>
    public const int Most = 36;

    /// <summary>Places the nodes; returns how many there are.</summary>
    /// <param name="nodes">Receives them.</param>
    /// <param name="variance">Σ p (1 - p).</param>
    /// <param name="n">Number of items.</param>
    /// <param name="k">The count that is expected and asked for.</param>
    public static int Place<T>(Span<CircleNode<T>> nodes, double variance, int n, int k)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var digits = typeof(T) == typeof(float) ? 18.0 : 39.0;
        var reach = Math.Min((digits / 3) + Math.Sqrt((digits * digits / 9) + (2 * variance * digits)), Math.Max(k, n - k) + 1);
        var half = (int)Math.Ceiling(reach / 2);
        var farthest = Math.Asin(Math.Sqrt(Math.Min(1, digits / (2 * variance)))) * 2;
        var count = Math.Min(half, (int)Math.Ceiling((farthest * half / Math.PI) + 0.5));
        count = (count + Together - 1) / Together * Together;
        half = Math.Max(half, count);

        var angle = Math.PI / (4 * half);
        var (point, turn) = (At(angle), At(2 * angle));
        var weight = At(-2 * angle * (k % (4 * half)));
        var weightTurn = weight * weight;
        weight /= half;
        for (var m = 0; m < count; m++)
        {
            ref var node = ref nodes[m];
            node.Near = T.CreateTruncating(point.Real * point.Real);
            node.Far = T.CreateTruncating(point.Imaginary * point.Imaginary);
            node.Point = point * point;
            node.Weight = weight;
            // e^(iθ) - 1 without cancellation.
            var step = point * new Complex(0, 2 * point.Imaginary);
            var power = step;
            (node.Real1, node.Imaginary1) = Parts<T>(power);
            power *= step;
            (node.Real2, node.Imaginary2) = Parts<T>(power);
            power *= step;
            (node.Real3, node.Imaginary3) = Parts<T>(power);
            power *= step;
            (node.Real4, node.Imaginary4) = Parts<T>(power);
            point *= turn;
            weight *= weightTurn;
        }

        return count;
    }

    private static Complex At(double angle)
    {
        var (sine, cosine) = Math.SinCos(angle);
        return new Complex(cosine, sine);
    }

    private static (T Real, T Imaginary) Parts<T>(Complex number)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (T.CreateTruncating(number.Real), T.CreateTruncating(number.Imaginary));
}
