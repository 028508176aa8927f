// The root of an increasing function inside a bracket: Halley's step, or the next one of its family, where it converges, bisection where it
// does not. The caller evaluates; this decides where next. Every lane does the same.
#pragma once

#include <subsetgen/platform.cuh>

namespace subsetgen
{
    // A function and its first derivatives at a point; the third where it is known.
    template <class T>
    struct Residual
    {
        T Value;
        T Slope;
        T Curvature;
        T Third;
    };

    template <class T>
    class RootFinder
    {
    public:
        // Where to evaluate next; after the search, the root.
        T Point;

        // At low the function is at most zero, at high at least. Smooth says that steps converge everywhere as their order says; then one whose
        // error is below the precision is the last.
        SUBSETGEN_DEVICE RootFinder(T low, T high, bool smooth)
            : Point(Clamp((low + high) / T(2), low, high)), smooth(smooth), low(low), high(high), lastStep(high - low)
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

        // Starts from the sums of exp u and exp 2u where the items are so far down that the function is a series in exp(u + c), its first term
        // almost all of it: there the start is closer than 0.05. Linear is exp c, if there were no more than the first term; ratio the second
        // term over the first, for exp c = 1, and 0 of a function that is all first term up to a kink at u + c = 0.
        SUBSETGEN_DEVICE void StartInTail(T linear, T ratio)
        {
            const T bend = linear * ratio;
            if (Abs(bend) > T(0.2) || (ratio == T(0) && linear > T(1)))
                return;
            const T guess = Log(linear / (T(1) + bend));
            if (guess >= low && guess <= high)
                Point = guess;
        }

        // Takes the function's value and two derivatives at Point; false when the search is over.
        SUBSETGEN_DEVICE bool Advance(T value, T slope, T curvature)
        {
            if (!Narrow(value))
                return false;
            const T newton = -value / slope;
            const T bend = T(1) + newton * curvature / (slope + slope);
            return Step(newton, T(1) / bend, LastOfHalley());
        }

        // Takes three derivatives.
        SUBSETGEN_DEVICE bool Advance(T value, T slope, T curvature, T third)
        {
            if (!Narrow(value))
                return false;
            const T newton = -value / slope;
            const T bend = newton * curvature / slope;
            const T bow = newton * newton * third / slope;
            return Step(newton, (T(1) + bend / T(2)) / (T(1) + bend + bow / T(6)), LastOfFourth());
        }

        SUBSETGEN_DEVICE bool Advance(const Residual<T>& at) { return Advance(at.Value, at.Slope, at.Curvature); }

    private:
        // Bisections alone end far below this; it only bounds what a NaN could do.
        static constexpr int MostSteps = 200;

        // A step of Halley's below this is the last: its error is smaller than the step's third power. The cube root of the distance from 1 to
        // the next number.
        SUBSETGEN_DEVICE static constexpr T LastOfHalley() { return T(sizeof(T) == 4 ? 0x1.428a3p-8 : 0x1.965fea53d6e3dp-18); }

        // The same of a step that knows a third derivative: of logistic curves its error is below 0.05 of the step's fourth power. 1.8 times the
        // fourth root.
        SUBSETGEN_DEVICE static constexpr T LastOfFourth() { return T(sizeof(T) == 4 ? 0x1.11fe4a0000000p-5 : 0x1.ccccccccccccdp-13); }

        // Whether there is anything left to search, on the side of the point where the root is.
        SUBSETGEN_DEVICE bool Narrow(T value)
        {
            if (value == T(0) || IsNaN(value) || ++steps > MostSteps)
                return false;
            if (value < T(0))
                low = Point;
            else
                high = Point;
            return true;
        }

        // Newton's step, corrected by a factor that is only trusted while it is a correction. From a last length on, if all is smooth, no step
        // follows.
        SUBSETGEN_DEVICE bool Step(T newton, T correction, T last)
        {
            const T half = T(0.5);
            const T enough = smooth ? last : T(0);
            T step = correction > half && correction < T(2) ? newton * correction : newton;
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

        // What steps are made of once the value is all rounding. One such step is lengthened to it, so that where the function is zero over an
        // interval the search ends inside and not a digit before it.
        SUBSETGEN_DEVICE T Rounding() const { return T(4) * Epsilon<T>() * Max(T(1), Abs(Point)); }

        bool smooth;
        T low;
        T high;
        T lastStep;
        bool isAtRounding = false;
        int steps = 0;
    };
}
