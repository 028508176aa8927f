// e^x: x = n ln 2 + r with |r| at most half of ln 2, a minimax polynomial for e^r - 1 (degree 6 in single, 11 in double
// precision), and n put straight into an exponent field. The error is at most 1.05 ulp, of e^x - 1 at most 2.5 ulp. Results below
// 2^-125.5 (single; x below about -86.99) or 2^-1021.5 (double; x below about -708.05) are 0. Overflow is +inf, e^-inf = 0,
// e^inf = inf, NaN stays NaN. Bit for bit what VectorExp computes.
#pragma once

#include <subsetgen/platform.cuh>

namespace subsetgen
{
    // a + b x.
    template <class T>
    SUBSETGEN_DEVICE T Line(double a, double b, T x) { return MulAdd(T(b), x, T(a)); }

    struct ReducedExp
    {
        // e^r - 1 for |r| at most half of ln 2.
        SUBSETGEN_DEVICE static float MinusOne(float r)
        {
            const float r2 = r * r;
            const float p01 = Line(0.499999934329, 0.166665203974, r);
            const float p23 = Line(0.0416683906148, 0.0083687452706, r);
            return MulAdd(MulAdd(MulAdd(0.00138145488419f, r2, p23), r2, p01), r2, r);
        }

        SUBSETGEN_DEVICE static double MinusOne(double r)
        {
            const double r2 = r * r;
            const double r4 = r2 * r2;
            const double p01 = Line(0.50000000000000106687, 0.16666666666666411507, r);
            const double p23 = Line(0.041666666666529728401, 0.008333333333494978276, r);
            const double p45 = Line(0.0013888888943759919137, 1.9841269505771317371e-4, r);
            const double p67 = Line(2.4801492949677832512e-5, 2.7557586806200692376e-6, r);
            const double p89 = Line(2.7630306236259632193e-7, 2.5000018094704528884e-8, r);
            const double upper = MulAdd(p89, r4, MulAdd(p67, r2, p45));
            return MulAdd(MulAdd(upper, r4, MulAdd(p23, r2, p01)), r2, r);
        }

        // r = x - n ln 2, and 2^(n-1): n - 1 because n itself may be one past the largest exponent.
        template <class T>
        SUBSETGEN_DEVICE static T Of(T x, T& halfPower)
        {
            constexpr bool single = sizeof(T) == sizeof(float);

            // At the lower end the exponent field of 2^(n-1) is 0, and so is the result. NaN passes as the second argument.
            x = Max(T(single ? -87.5 : -708.5), Min(T(single ? 89.0 : 710.0), x));

            // Adding 1.5 * 2^23 (2^52) rounds to an integer and leaves it in the low bits; the exponent's bias rides along.
            constexpr T round = T(single ? 12582912.0 + 126 : 6755399441055744.0 + 1022);
            const T rounded = MulAdd(x, T(1.4426950408889634), round);
            halfPower = FromBits(BitsOf(rounded) << Binary<T>::FractionBits);

            // Minus ln 2 in two parts: fused, the first product loses nothing.
            const T n = rounded - round;
            constexpr T upper = T(single ? -0.693147182464599609375 : -0.69314718055994528623);
            constexpr T lower = T(single ? 1.904654299957768e-9 : -2.319046813846299558e-17);
            return MulAdd(n, lower, MulAdd(n, upper, x));
        }
    };

    template <class T>
    SUBSETGEN_DEVICE T Exp(T x)
    {
        T halfPower;
        const T r = ReducedExp::Of(x, halfPower);
        // Doubled before the power, so that the smallest results stay normal.
        return MulAdd(ReducedExp::MinusOne(r), T(2), T(2)) * halfPower;
    }

    // e^x - 1 without cancellation.
    template <class T>
    SUBSETGEN_DEVICE T Expm1(T x)
    {
        T halfPower;
        const T r = ReducedExp::Of(x, halfPower);
        const T half = MulAdd(ReducedExp::MinusOne(r), halfPower, halfPower - T(0.5));
        return half + half;
    }

    // 1 / (1 + e^-x), with full relative accuracy in both tails; 0 below the range of Exp.
    template <class T>
    SUBSETGEN_DEVICE T Logistic(T x)
    {
        const T tail = Exp(-Abs(x));
        return Quotient(x < T(0) ? tail : T(1), T(1) + tail);
    }
}
