using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Programs;

namespace SubsetGen.Runtime.Layers;

/// <summary>
/// The gradient for the temperature of a row. A layer is a function of its logits, with their noise, and those of pairs, all divided
/// by the temperature t. A larger t moves every quotient x/t by -x/t^2, so the gradient is -(1/t) times the sum of x times the gradient
/// for x. Excluded and certain items do not depend on t. What steps add that divide by t once more, their kernel tells.
/// </summary>
internal static class TemperatureGradient
{
    /// <summary>Of a row whose other gradients the kernel has written.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Of<V, T>(in Row<T> row, in RowGradient<T> gradient)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Inputs that are no logits have no gradient.
        var sum = Dot<V, T>(row.Logits, gradient.Logits)
            + Dot<V, T>(row.Second, gradient.SecondInput)
            + Dot<V, T>(row.Third, gradient.ThirdInput)
            + Dot<V, T>(row.Fourth, gradient.FourthInput);
        return -sum / row.Temperature;
    }

    private static T Dot<V, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> gradient)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = default(LaneSum<V, T>);
        for (var start = 0; start < gradient.Length; start += Blocks.Length)
        {
            var end = Math.Min(gradient.Length, start + Blocks.Length);
            for (var i = start; i < end; i += V.Count)
            {
                var logit = V.Load(x, i);
                sum.Add(V.Select(V.Less(V.Abs(logit), T.PositiveInfinity), logit * V.LoadPartial(gradient, i, T.Zero), T.Zero));
            }

            sum.Close();
        }

        return sum.Total();
    }
}
