using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs.Packed;

/// <summary>
/// <see cref="RootFinder{T}"/> for several short rows at once, a row a lane. A lane whose search is over keeps its point until all are, so
/// that no row's root depends on its neighbours.
/// </summary>
/// <remarks>Nothing of it is inlined: the JIT compiler inlines up to a budget, which kernels need for their loops.</remarks>
/// <typeparam name="V">Vector type.</typeparam>
/// <typeparam name="T">Element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct PackedRootFinder<V, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool smooth;
    private V low;
    private V high;
    private V lastStep;
    private V isAtRounding;
    private V isOpen;
    private int steps;

    /// <param name="low">Points where the functions are at most zero.</param>
    /// <param name="high">Points where they are at least zero.</param>
    /// <param name="smooth">As in <see cref="RootFinder{T}"/>.</param>
    public PackedRootFinder(V low, V high, bool smooth)
    {
        this.low = low;
        this.high = high;
        this.smooth = smooth;
        lastStep = high - low;
        isAtRounding = T.Zero;
        isOpen = V.Equal(T.Zero, T.Zero);
        Point = Clamp((low + high) * T.CreateTruncating(0.5));
    }

    /// <summary>Where to evaluate next; after the search, the roots.</summary>
    public V Point { get; private set; }

    /// <summary>As in <see cref="RootFinder{T}"/>.</summary>
    /// <param name="quantile">Where one item at 0 would have its share.</param>
    /// <param name="mean">Mean of the items.</param>
    /// <param name="meanSquare">Mean of their squares.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void StartNear(V quantile, V mean, V meanSquare)
    {
        var variance = V.Max(T.Zero, meanSquare - (mean * mean));
        StartAt((quantile * V.Sqrt(V.MulAdd(variance, T.CreateTruncating(Math.PI / 8), T.One))) - mean, isOpen);
    }

    /// <summary>As in <see cref="RootFinder{T}"/>.</summary>
    /// <param name="linear">exp c, if there were no more than the first term.</param>
    /// <param name="ratio">The second term over the first, for exp c = 1; 0 of a function that is all first term up to a kink at u + c = 0.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void StartInTail(V linear, V ratio)
    {
        var bend = linear * ratio;
        var isInTail = V.LessEqual(V.Abs(bend), T.CreateTruncating(0.2)) & ~(V.Equal(ratio, T.Zero) & V.Less(T.One, linear));
        StartAt(V.Log(linear / (T.One + bend)), isInTail);
    }

    /// <summary>Takes the functions' values and two derivatives at <see cref="Point"/>; false when all searches are over.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool Advance(V value, V slope, V curvature)
    {
        Narrow(value);
        var newton = -value / slope;
        var bend = V.MulAdd(newton, curvature / (slope + slope), T.One);
        return Step(newton, T.One / bend, RootFinder<T>.LastOfHalley);
    }

    /// <summary>Takes three derivatives.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool Advance(V value, V slope, V curvature, V third)
    {
        Narrow(value);
        var inverse = T.One / slope;
        var newton = -value * inverse;
        var bend = newton * curvature * inverse;
        var bow = newton * newton * third * inverse;
        return Step(
            newton,
            V.MulAdd(bend, T.CreateTruncating(0.5), T.One) / V.MulAdd(bow, T.CreateTruncating(1 / 6.0), T.One + bend),
            RootFinder<T>.LastOfFourth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly V Clamp(V point) => V.Min(V.Max(point, low), high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StartAt(V guess, V isGood) => Point = V.Select(isGood & V.LessEqual(low, guess) & V.LessEqual(guess, high), guess, Point);

    /// <summary>Closes the searches that have nothing left, and moves the others' brackets.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Narrow(V value)
    {
        var isBelow = V.Less(value, T.Zero);
        var isAbove = V.Less(T.Zero, value);
        isOpen &= isBelow | isAbove;
        low = V.Select(isOpen & isBelow, Point, low);
        high = V.Select(isOpen & isAbove, Point, high);
    }

    /// <summary>Newton's step, corrected.</summary>
    /// <param name="newton">The step.</param>
    /// <param name="correction">A factor, only trusted while it is a correction.</param>
    /// <param name="last">The length from which on, if all is smooth, no step follows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Step(V newton, V correction, T last)
    {
        if (++steps > RootFinder<T>.MostSteps)
            return false;
        var half = T.CreateTruncating(0.5);
        var isCorrected = V.Less(half, correction) & V.Less(correction, T.CreateTruncating(2));
        var step = V.Select(isCorrected, newton * correction, newton);
        var next = Point + step;
        var isLast = isOpen & (V.LessEqual(V.Abs(step), smooth ? last : T.Zero) | V.Equal(next, Point));
        Point = V.Select(isLast, Clamp(next), Point);
        isOpen &= ~isLast;

        var isInside = V.Less(low, next) & V.Less(next, high);
        var isSlow = isOpen & ~(isInside & V.LessEqual(V.Abs(step), half * V.Abs(lastStep)));
        if (V.MaskBits(isSlow) != 0)
        {
            // Out of the bracket or slower than halving it: by rounding, or because the step is no good.
            var rounding = T.CreateTruncating(4) * (T.BitIncrement(T.One) - T.One) * V.Max(T.One, V.Abs(Point));
            var isSmall = V.LessEqual(V.Abs(step), rounding);
            var isLost = isSlow & isSmall & isAtRounding;
            Point = V.Select(isLost, Clamp(next), Point);
            isOpen &= ~isLost;
            isSlow &= ~isLost;
            isAtRounding = V.Select(isSlow, isSmall, isAtRounding);
            var nudged = Clamp(Point + V.Select(V.Less(step, T.Zero), -rounding, rounding));
            next = V.Select(isSlow, V.Select(isSmall, nudged, V.MulAdd(high - low, half, low)), next);
            step = V.Select(isSlow, next - Point, step);
        }

        lastStep = V.Select(isOpen, step, lastStep);
        Point = V.Select(isOpen, next, Point);
        isOpen &= V.Less(low, next) & V.Less(next, high);
        return V.MaskBits(isOpen) != 0;
    }
}
