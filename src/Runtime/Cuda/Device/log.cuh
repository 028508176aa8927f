// The natural logarithm: x = m 2^e with m in [0.75, 1.5), log x = e ln 2 + log m, and log m by a minimax polynomial in m - 1
// (single precision) or in ((m - 1)/(m + 1))^2 (double). The error is at most 1 ulp, of log(1 + x) at most 1.6 ulp.
// log 0 = -inf, log inf = inf, NaN below zero and for NaN; subnormal numbers are inputs like all others.
// Bit for bit what VectorLog computes.
#pragma once

#include <subsetgen/exp.cuh>

namespace subsetgen
{
    // A number as m 2^e with m in [0.75, 1.5).
    template <class T>
    struct FloatParts
    {
        using Layout = Binary<T>;
        using Bits = typename Layout::Bits;

        T Mantissa; // finite for 0 and +inf
        T Exponent; // -inf for 0, +inf for +inf, NaN below zero and for NaN

        SUBSETGEN_DEVICE static FloatParts Of(T a)
        {
            constexpr int scale = Layout::FractionBits + 1;
            const bool isSubnormal = a < LeastNormal<T>();
            const FloatParts parts = OfNormal(isSubnormal ? a * T(1ull << scale) : a);
            const T e = parts.Exponent - T(isSubnormal ? scale : 0);
            const T special = a == T(0) ? -Infinity<T>() : a == Infinity<T>() ? a : NaN<T>();
            return {parts.Mantissa, a > T(0) && a < Infinity<T>() ? e : special};
        }

        // Of a number that is positive, finite and not subnormal: half the work.
        SUBSETGEN_DEVICE static FloatParts OfNormal(T a)
        {
            // Moved by the distance from 0.75 to 1, [0.75, 1.5) is one binade.
            const Bits moved = BitsOf(a) + (Bits{1} << (Layout::FractionBits - 1));
            constexpr Bits fraction = (Bits{1} << Layout::FractionBits) - 1;

            // An integer put into the fraction of 2^23 (2^52) makes that number plus 2^23 (2^52).
            constexpr T unit = T(1ull << Layout::FractionBits);
            const T biased = FromBits((moved >> Layout::FractionBits) | BitsOf(unit));
            return {FromBits((moved & fraction) + BitsOf(T(0.75))), biased - (unit + T(Layout::Bias))};
        }
    };

    struct ReducedLog
    {
        template <class T>
        SUBSETGEN_DEVICE static T Of(FloatParts<T> parts) { return Of(parts.Exponent, parts.Mantissa - T(1)); }

        // e ln 2 + log(1 + f).
        SUBSETGEN_DEVICE static float Of(float e, float f)
        {
            const float f2 = f * f;
            const float f4 = f2 * f2;
            const float lower = MulAdd(Line(-0.250000958406, 0.199908612626, f), f2, Line(-0.5, 0.33333449112, f));
            const float upper =
                MulAdd(Line(-0.131611925074, 0.10463022406, f), f2, Line(-0.1664731225, 0.144783945993, f));
            const float p = MulAdd(MulAdd(-0.0450748158f, f4, upper), f4, lower);
            return MulAdd(e, 0.69314718055994531f, MulAdd(f2, p, f));
        }

        SUBSETGEN_DEVICE static double Of(double e, double f)
        {
            const double s = f / (f + 2.0);
            const double z = s * s;
            const double z2 = z * z;
            const double p01 = Line(0.66666666666666597334, 0.4000000000005594369, z);
            const double p23 = Line(0.28571428556006871045, 0.22222224276228433929, z);
            const double p45 = Line(0.18181667087374789273, 0.15391072454265123707, z);
            const double p67 = Line(0.13174261568149890697, 0.1383856795827410301, z);
            const double p = MulAdd(MulAdd(MulAdd(p67, z2, p45), z2, p23), z2, p01);
            const double halfSquare = f * f * 0.5;
            // ln 2 in two parts, both positive: at e = +-inf they agree in sign.
            const double small = MulAdd(s, MulAdd(z, p, halfSquare), e * 2.319046813846299558e-17);
            return MulAdd(e, 0.69314718055994528623, f - (halfSquare - small));
        }
    };

    template <class T>
    SUBSETGEN_DEVICE T Log(T x) { return ReducedLog::Of(FloatParts<T>::Of(x)); }

    // The same of a number that is positive, finite and not subnormal, such as a uniform draw.
    template <class T>
    SUBSETGEN_DEVICE T LogOfNormal(T x) { return ReducedLog::Of(FloatParts<T>::OfNormal(x)); }

    // log(1 + x) without cancellation.
    template <class T>
    SUBSETGEN_DEVICE T Log1p(T x)
    {
        const T u = T(1) + x;
        // What rounding took from 1 + x, exactly; its first-order effect is put back.
        const T lost = x < T(1) ? x - (u - T(1)) : T(1) - (u - x);
        const T log = Log(u) + lost / Max(LeastNormal<T>(), u); // the bound spares x = -1 a 0/0
        return x < Infinity<T>() ? log : x; // +inf and NaN are their own logarithms
    }
}
