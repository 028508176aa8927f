// The root of an increasing function inside a bracket: Halley's step where it converges, bisection where it does not. The caller evaluates;
// this decides where next. Every lane does the same.
#pragma once

#include <subsetgen/platform.cuh>

namespace subsetgen
{
    // A function and its first two derivatives at a point.
    template <class T>
    struct Residual
    {
        T Value;
        T Slope;
        T Curvature;
    };

    template <class T>
    class RootFinder
    {
    public:
        // Where to evaluate next; after the search, the root.
        T Point;

        // At low the function is at most zero, at high at least. Smooth says that Halley's step converges cubically everywhere; then a step below
        // the cube root of the precision is the last.
        SUBSETGEN_DEVICE RootFinder(T low, T high, bool smooth)
            : Point(Clamp((low + high) / T(2), low, high)), enough(smooth ? PrecisionRoot() : T(0)), low(low), high(high), lastStep(high - low)
        {
        }

        // Starts where the root would be if the items were normally distributed: the quantile, widened by their spread as a logistic curve averages
        // it, less their mean. A few times closer than the middle of the bracket, and free. At the quantile one item at 0 would have its share.
        SUBSETGEN_DEVICE void StartNear(T quantile, T mean, T meanSquare)
        {
            const T variance = Max(T(0), meanSquare - mean * mean);
            const T guess = quantile * Sqrt(T(1) + variance * T(0.39269908169872414)) - mean; // pi / 8
            if (guess >= low && guess <= high)
                Point = guess;
        }

        // Takes the function's value and two derivatives at Point; false when the search is over.
        SUBSETGEN_DEVICE bool Advance(T value, T slope, T curvature)
        {
            if (value == T(0) || IsNaN(value) || ++steps > MostSteps)
                return false;
            if (value < T(0))
                low = Point;
            else
                high = Point;

            const T newton = -value / slope;
            const T bend = T(1) + newton * curvature / (slope + slope);
            const T half = T(0.5);
            // Halley's correction is only trusted while it stays a correction.
            T step = bend > half && bend < T(2) ? newton / bend : newton;
            T next = Point + step;
            if (Abs(step) <= enough || next == Point)
            {
                Point = Clamp(next, low, high);
                return false;
            }

            if (!(next > low && next < high) || Abs(step) > half * Abs(lastStep))
            {
                // Out of the bracket or slower than halving it: by rounding, or because the step is no good.
                const T rounding = Rounding();
                if (Abs(step) <= rounding && isAtRounding)
                {
                    Point = Clamp(next, low, high);
                    return false;
                }

                isAtRounding = Abs(step) <= rounding;
                next = isAtRounding ? Clamp(Point + CopySign(rounding, step), low, high) : low + (high - low) * half;
                step = next - Point;
            }

            lastStep = step;
            Point = next;
            return next > low && next < high;
        }

        SUBSETGEN_DEVICE bool Advance(const Residual<T>& at) { return Advance(at.Value, at.Slope, at.Curvature); }

    private:
        // Bisections alone end far below this; it only bounds what a NaN could do.
        static constexpr int MostSteps = 200;

        // The cube root of the distance from 1 to the next number.
        SUBSETGEN_DEVICE static constexpr T PrecisionRoot() { return T(sizeof(T) == 4 ? 0x1.428a3p-8 : 0x1.965fea53d6e3dp-18); }

        // What steps are made of once the value is all rounding. One such step is lengthened to it, so that where the function is zero over an
        // interval the search ends inside and not a digit before it.
        SUBSETGEN_DEVICE T Rounding() const { return T(4) * Epsilon<T>() * Max(T(1), Abs(Point)); }

        T enough;
        T low;
        T high;
        T lastStep;
        bool isAtRounding = false;
        int steps = 0;
    };
}
