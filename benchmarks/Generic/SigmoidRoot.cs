using System.Numerics;
using System.Numerics.Tensors;

namespace SubsetGen.Benchmarks.Generic;

/// <summary>
/// Solves sum_i sigmoid(u_i + c) = k for c by Halley's method inside a bracket, one pass of the sigmoid an evaluation.
/// </summary>
internal static class SigmoidRoot
{
    private const int MostEvaluations = 60;

    /// <summary>Finds c and leaves y = sigmoid(u + c).</summary>
    /// <param name="u">Finite scaled logits.</param>
    /// <param name="k">The sum of the row, strictly between 0 and the length.</param>
    /// <param name="y">The values at the root, as long as u.</param>
    /// <param name="squares">Scratch, as long as u.</param>
    /// <returns>c</returns>
    public static T Solve<T>(ReadOnlySpan<T> u, double k, Span<T> y, Span<T> squares)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var logit = T.CreateChecked(Math.Log(k / (u.Length - k)));
        var target = T.CreateChecked(k);
        var (low, high) = (logit - TensorPrimitives.Max(u), logit - TensorPrimitives.Min(u));
        var c = logit - TensorPrimitives.Sum(u) / T.CreateChecked(u.Length);

        // A Halley step leaves about the cube of the error, so after a step as small as this c is exact to rounding.
        var lastStep = T.Cbrt(T.BitIncrement(T.One) - T.One);
        var tolerance = T.CreateChecked(8) * (T.BitIncrement(T.One) - T.One) * target;
        for (var evaluation = 1; ; evaluation++)
        {
            TensorPrimitives.Add(u, c, y);
            TensorPrimitives.Sigmoid(y, y);
            var sum = TensorPrimitives.Sum<T>(y);
            var residual = sum - target;
            if (T.Abs(residual) <= tolerance || evaluation == MostEvaluations)
                return c;
            if (residual > T.Zero)
                high = c;
            else
                low = c;
            TensorPrimitives.Multiply(y, y, squares);
            var step = HalleyStep(residual, sum, TensorPrimitives.Sum<T>(squares), TensorPrimitives.Dot<T>(squares, y));
            var next = c - step;
            var inside = next > low && next < high;
            if (!inside)
                next = low + (high - low) / T.CreateChecked(2);
            if (next == c || next == low || next == high)
                return c;
            c = next;
            if (inside && T.Abs(step) < lastStep)
                break;
        }
        TensorPrimitives.Add(u, c, y);
        TensorPrimitives.Sigmoid(y, y);
        return c;
    }

    // f' = sum y (1 - y) and f'' = sum y (1 - y)(1 - 2y), from the sums of y, y^2 and y^3.
    private static T HalleyStep<T>(T residual, T sum, T squares, T cubes)
        where T : IFloatingPointIeee754<T>
    {
        var two = T.CreateChecked(2);
        var slope = sum - squares;
        var curvature = sum - T.CreateChecked(3) * squares + two * cubes;
        return two * residual * slope / (two * slope * slope - residual * curvature);
    }
}
