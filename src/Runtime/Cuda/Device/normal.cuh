// The quantile of the standard normal law: x = q (sqrt(2 pi) + w R(w)) with q = u - 1/2, w = -log(4 u (1 - u)), and R a quotient
// of polynomials, minimax relative to x: 9e-9 and 1.3e-17. All its coefficients are positive, so nothing cancels. For all u that
// Draws gives, the error is at most 3 ulp of x in single and 3.5 in double precision, and x(1 - u) is -x(u) to the bit.
// Bit for bit what VectorNormal computes.
#pragma once

#include <subsetgen/log.cuh>

namespace subsetgen
{
    struct NormalLaw
    {
        // sqrt(2 pi) in two parts: near the middle its rounding would be most of the error.
        template <class T>
        static constexpr T Upper = T(sizeof(T) == sizeof(float) ? 2.5066282749176025 : 2.5066282746310007);

        template <class T>
        static constexpr T Lower = T(sizeof(T) == sizeof(float) ? -2.866020366467347e-10 : -1.8328579980459167e-16);

        // R.
        SUBSETGEN_DEVICE static float Bend(float w)
        {
            const float w2 = w * w;
            const float a01 = Line(0.6562333283007783, 0.086985362133141952, w);
            const float a23 = Line(0.01722316944701947, 0.0013580485390161272, w);
            const float above = MulAdd(MulAdd(6.7096944496241359e-05f, w2, a23), w2, a01);
            const float b01 = Line(1, 0.082770126847680328, w);
            const float b23 = Line(0.032196362808797084, 0.0018459823062761151, w);
            const float b45 = Line(0.00018180171427374591, 1.3357195472392955e-06, w);
            return above / MulAdd(MulAdd(b45, w2, b23), w2, b01);
        }

        SUBSETGEN_DEVICE static double Bend(double w)
        {
            const double w2 = w * w;
            const double w4 = w2 * w2;
            const double a01 = Line(0.65623374773843168, 0.13336822464547785, w);
            const double a23 = Line(0.047497727714862187, 0.0070792415311905178, w);
            const double a45 = Line(0.0012263157780789313, 0.00013253517000851985, w);
            const double a67 = Line(1.4232984516265457e-05, 1.099763233428871e-06, w);
            const double a89 = Line(7.8728941202546344e-08, 4.2995075062968187e-09, w);
            const double aAB = Line(2.0112820011222101e-10, 7.0407362536038821e-12, w);
            const double aCD = Line(2.1492048855976242e-13, 1.518560436488908e-15, w);
            double above = MulAdd(1.0336111800617378e-18, w2, aCD);
            above = MulAdd(above, w4, MulAdd(aAB, w2, a89));
            above = MulAdd(above, w4, MulAdd(a67, w2, a45));
            above = MulAdd(above, w4, MulAdd(a23, w2, a01));
            const double b01 = Line(1, 0.15345408964176041, w);
            const double b23 = Line(0.074805035460325658, 0.0091603013192416392, w);
            const double b45 = Line(0.0020493936624016089, 0.00019388909742718976, w);
            const double b67 = Line(2.5718732666027193e-05, 1.8169005161404451e-06, w);
            const double b89 = Line(1.5679788706019946e-07, 8.1027557366183209e-09, w);
            const double bAB = Line(4.5873183132780155e-10, 1.566217096542061e-11, w);
            const double bCD = Line(5.8081309059427536e-13, 8.4986371086632335e-15, w);
            double below = MulAdd(2.1355009912319397e-17, w2, bCD);
            below = MulAdd(below, w4, MulAdd(bAB, w2, b89));
            below = MulAdd(below, w4, MulAdd(b67, w2, b45));
            below = MulAdd(below, w4, MulAdd(b23, w2, b01));
            return above / below;
        }
    };

    // The x below which a standard normal draw falls with probability u: an odd multiple of 2^-24 (single) or 2^-53 (double)
    // inside (0, 1), for then q and 1 - u are exact.
    template <class T>
    SUBSETGEN_DEVICE T NormalQuantile(T u)
    {
        const T q = u - T(0.5);
        const T w = T(0) - LogOfNormal(T(4) * u * (T(1) - u));
        const T bend = MulAdd(w, NormalLaw::Bend(w), NormalLaw::Lower<T>);
        return MulAdd(q, NormalLaw::Upper<T>, q * bend);
    }
}
