// x^a, x >= 0, for an exponent that is the same for all items: repeated squaring for integers up to 64 in magnitude, a square
// root for one half, both for halves up to 3.5, off by up to 3 ulp; else e^(a log x), off by up to 2 + 2 |a log x| ulp.
// 0^a = 0 for a > 0, 0^0 = 1, 0^a = inf for a < 0; NaN stays NaN, except that any x^0 = 1. Bit for bit what VectorPow computes.
#pragma once

#include <subsetgen/log.cuh>

namespace subsetgen
{
    struct Powers
    {
        static constexpr int LargestSquared = 64;

        template <class T>
        SUBSETGEN_DEVICE static T Squared(T x, int exponent)
        {
            T product = T(1);
            for (int bits = Abs(exponent); ; x = x * x)
            {
                if (bits & 1)
                    product = product * x;
                bits >>= 1;
                if (bits == 0)
                    break;
            }

            return exponent < 0 ? T(1) / product : product;
        }

        // x^a with a = n + 1/2, by its magnitude.
        template <class T>
        SUBSETGEN_DEVICE static T Halves(T x, T exponent)
        {
            const T magnitude = Squared(x, static_cast<int>(Abs(exponent))) * Sqrt(x);
            return exponent < T(0) ? T(1) / magnitude : magnitude;
        }

        template <class T>
        SUBSETGEN_DEVICE static bool IsInteger(T a) { return Floor(a) == a; }
    };

    template <class T>
    SUBSETGEN_DEVICE T Pow(T x, T exponent)
    {
        // The exponent is most often a literal: these tests fold.
        if (exponent == T(1))
            return x;
        if (exponent == T(2))
            return x * x;
        if (exponent == T(0.5))
            return Sqrt(x);
        if (Abs(exponent) <= T(Powers::LargestSquared) && Powers::IsInteger(exponent))
            return Powers::Squared(x, static_cast<int>(exponent));
        if (Abs(exponent) < T(4) && Powers::IsInteger(exponent + exponent))
            return Powers::Halves(x, exponent);
        return Exp(Log(x) * exponent);
    }
}
