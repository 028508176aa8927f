using System.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>
/// Nodes on the unit circle at which a characteristic function is summed up to a probability: e^(iθ) at the odd multiples of
/// θ = π/2N, of which conjugates and those further round than the function reaches are left out.
/// </summary>
/// <remarks>
/// The sum over all 2N nodes is P(Σ z = k) and P(Σ z = k ± 2N), …, with alternating signs. By Bernstein's inequality a count of variance V is
/// 2N off its mean with a probability of e^-L at most where 2N is L/3 + √(L²/9 + 2VL), and by Bennett's already a little before. A node's
/// function is at most e^(-2V sin²(θ/2)), so that those where this is below e^-L add nothing either. L = 18 in single precision, 39
/// in double. That makes 4 to 12 nodes in single precision, 8 to 24 in double, whatever the size of the row.
/// </remarks>
internal static class CircleNodes
{
    /// <summary>Nodes are worked on by as many at once, the last of them with some without weight.</summary>
    public const int Together = 4;

    /// <summary>The most that any row needs.</summary>
    public const int Most = 36;

    /// <summary>Places the nodes; returns how many there are, an even number.</summary>
    /// <param name="nodes">Receives them.</param>
    /// <param name="variance">Σ p (1 - p).</param>
    /// <param name="n">Number of items.</param>
    /// <param name="k">The count that is expected and asked for.</param>
    public static int Place<T>(Span<CircleNode<T>> nodes, double variance, int n, int k)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var digits = Digits<T>();
        var reach = Math.Min(Reach(digits, variance), Math.Max(k, n - k) + 1);
        var half = (int)Math.Ceiling(reach / 2);
        var farthest = Math.Asin(Math.Sqrt(Math.Min(1, digits / (2 * variance)))) * 2;
        var count = Math.Min(half, (int)Math.Ceiling((farthest * half / Math.PI) - 0.5));
        count += count % 2;
        half = Math.Max(half, count);

        // Angles are half of those on the circle; a node is the one before turned by twice the first angle.
        var angle = Math.PI / (4 * half);
        var (sine, cosine) = Math.SinCos(angle);
        var (turnSine, turnCosine) = (2 * sine * cosine, 1 - (2 * sine * sine));
        var (weightSine, weightCosine) = Math.SinCos(-2 * angle * (k % (4 * half)));
        var (weightTurnSine, weightTurnCosine) = (2 * weightSine * weightCosine, 1 - (2 * weightSine * weightSine));
        weightSine /= half;
        weightCosine /= half;
        for (var m = 0; m < count; m++)
        {
            ref var node = ref nodes[m];
            node.Put(sine, cosine);
            node.Weight = new Complex(weightCosine, weightSine);
            (cosine, sine) = ((cosine * turnCosine) - (sine * turnSine), (cosine * turnSine) + (sine * turnCosine));
            (weightCosine, weightSine) = (
                (weightCosine * weightTurnCosine) - (weightSine * weightTurnSine), (weightCosine * weightTurnSine) + (weightSine * weightTurnCosine));
        }

        for (var m = count; m % Together != 0; m++)
        {
            nodes[m] = default;
            nodes[m].Put(0, 1);
        }

        return count;
    }

    /// <summary>What is negligible beside 1.</summary>
    public static double Negligible<T>() => Math.Exp(-Digits<T>());

    private static double Digits<T>() => typeof(T) == typeof(float) ? 18 : 39;

    /// <summary>How far from its mean a count of some variance is with a probability of e^-digits.</summary>
    /// <remarks>From Bernstein's bound one of Newton's steps towards Bennett's, V ((1 + r) log(1 + r) - r), r = reach / V, which is convex.</remarks>
    private static double Reach(double digits, double variance)
    {
        var reach = (digits / 3) + Math.Sqrt((digits * digits / 9) + (2 * variance * digits));
        var ratio = reach / variance;
        var slope = Math.Log(1 + ratio);
        return reach - ((variance * (((1 + ratio) * slope) - ratio)) - digits) / slope;
    }
}
