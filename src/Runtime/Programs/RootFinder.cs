using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SubsetGen.Runtime.Programs;

/// <summary>
/// Finds the root of an increasing function inside a bracket: Halley's step, or the next one of its family, where it converges, bisection
/// where it does not. The caller evaluates; this decides where next.
/// </summary>
/// <typeparam name="T">Element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RootFinder<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Bisections alone end far below this; it only bounds what a NaN could do.</summary>
    internal const int MostSteps = 200;

    /// <summary>A step of Halley's below this is the last: its error is smaller than the step's third power.</summary>
    internal static readonly T LastOfHalley = T.Cbrt(T.BitIncrement(T.One) - T.One);

    /// <summary>The same of a step that knows a third derivative: of logistic curves its error is below 0.05 of the step's fourth power.</summary>
    internal static readonly T LastOfFourth = T.CreateTruncating(1.8) * T.Sqrt(T.Sqrt(T.BitIncrement(T.One) - T.One));

    private readonly bool smooth;
    private T low;
    private T high;
    private T lastStep;
    private bool isAtRounding;
    private int steps;

    /// <param name="low">A point where the function is at most zero.</param>
    /// <param name="high">A point where it is at least zero.</param>
    /// <param name="smooth">
    /// Whether steps converge everywhere as their order says; then one whose error is below the precision is the last.
    /// </param>
    public RootFinder(T low, T high, bool smooth)
    {
        this.low = low;
        this.high = high;
        lastStep = high - low;
        this.smooth = smooth;
        Point = T.Clamp((low + high) / T.CreateTruncating(2), low, high);
    }

    /// <summary>
    /// What steps are made of once the value is all rounding. One such step is lengthened to it, so that where the function is
    /// zero over an interval the search ends inside and not a digit before it.
    /// </summary>
    private readonly T Rounding => T.CreateTruncating(4) * (T.BitIncrement(T.One) - T.One) * T.Max(T.One, T.Abs(Point));

    /// <summary>Where to evaluate next; after the search, the root.</summary>
    public T Point { get; private set; }

    /// <summary>
    /// Starts where the root would be if the items were normally distributed: the quantile, widened by their spread as a
    /// logistic curve averages it, less their mean. A few times closer than the middle of the bracket, and free.
    /// </summary>
    /// <param name="quantile">Where one item at 0 would have its share.</param>
    /// <param name="mean">Mean of the items.</param>
    /// <param name="meanSquare">Mean of their squares.</param>
    public void StartNear(T quantile, T mean, T meanSquare)
    {
        var variance = T.Max(T.Zero, meanSquare - (mean * mean));
        var guess = (quantile * T.Sqrt(T.One + (variance * T.CreateTruncating(Math.PI / 8)))) - mean;
        if (guess >= low && guess <= high)
            Point = guess;
    }

    /// <summary>
    /// Starts from the sums of exp u and exp 2u where the items are so far down that the function is a series in exp(u + c), its first term
    /// almost all of it: there the start is closer than 0.05.
    /// </summary>
    /// <param name="linear">exp c, if there were no more than the first term.</param>
    /// <param name="ratio">The second term over the first, for exp c = 1; 0 of a function that is all first term up to a kink at u + c = 0.</param>
    public void StartInTail(T linear, T ratio)
    {
        var bend = linear * ratio;
        if (T.Abs(bend) > T.CreateTruncating(0.2) || (ratio == T.Zero && linear > T.One))
            return;
        var guess = T.Log(linear / (T.One + bend));
        if (guess >= low && guess <= high)
            Point = guess;
    }

    /// <summary>Takes the function's value and two derivatives at <see cref="Point"/>; false when the search is over.</summary>
    public bool Advance(T value, T slope, T curvature)
    {
        if (!Narrow(value))
            return false;
        var newton = -value / slope;
        var bend = T.One + (newton * curvature / (slope + slope));
        return Step(newton, T.One / bend, LastOfHalley);
    }

    /// <summary>Takes three derivatives.</summary>
    public bool Advance(T value, T slope, T curvature, T third)
    {
        if (!Narrow(value))
            return false;
        var inverse = T.One / slope;
        var newton = -value * inverse;
        var bend = newton * curvature * inverse;
        var bow = newton * newton * third * inverse;
        return Step(newton, (T.One + (T.CreateTruncating(0.5) * bend)) / (T.One + bend + (T.CreateTruncating(1 / 6.0) * bow)), LastOfFourth);
    }

    /// <summary>Whether there is anything left to search, on the side of the point where the root is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Narrow(T value)
    {
        if (value == T.Zero || T.IsNaN(value) || ++steps > MostSteps)
            return false;
        if (value < T.Zero)
            low = Point;
        else
            high = Point;
        return true;
    }

    /// <summary>Newton's step, corrected.</summary>
    /// <param name="newton">The step.</param>
    /// <param name="correction">A factor, only trusted while it is a correction.</param>
    /// <param name="last">The length from which on, if all is smooth, no step follows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Step(T newton, T correction, T last)
    {
        var half = T.CreateTruncating(0.5);
        var enough = smooth ? last : T.Zero;
        var step = correction > half && correction < T.CreateTruncating(2) ? newton * correction : newton;
        var next = Point + step;
        if (T.Abs(step) <= enough || next == Point)
        {
            Point = T.Clamp(next, low, high);
            return false;
        }

        if (!(next > low && next < high) || T.Abs(step) > half * T.Abs(lastStep))
        {
            // Out of the bracket or slower than halving it: by rounding, or because the step is no good.
            var rounding = Rounding;
            if (T.Abs(step) <= rounding && isAtRounding)
            {
                Point = T.Clamp(next, low, high);
                return false;
            }

            isAtRounding = T.Abs(step) <= rounding;
            next = isAtRounding ? T.Clamp(Point + T.CopySign(rounding, step), low, high) : low + ((high - low) * half);
            step = next - Point;
        }

        lastStep = step;
        Point = next;
        return next > low && next < high;
    }
}
