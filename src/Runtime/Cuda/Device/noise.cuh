// What perturbs the logits: one type a kind, each with the draw of an item. It depends on the key, the row, the item and k alone,
// so backward draws the same again. Bit for bit what the types of the same names fill a row with.
#pragma once

#include <subsetgen/gamma.cuh>

namespace subsetgen
{
    struct NoNoise
    {
        static constexpr bool IsNone = true;
        static constexpr bool IsQuantile = false;

        template <class T>
        SUBSETGEN_DEVICE static T Draw(const DrawKey&, int, int, double) { return T(0); }
    };

    // Noise by inversion: one uniform draw an item, and Law::Of its quantile.
    template <class Law>
    struct QuantileNoise
    {
        static constexpr bool IsNone = false;
        static constexpr bool IsQuantile = true;

        template <class T>
        SUBSETGEN_DEVICE static T Draw(const DrawKey& key, int row, int item, double)
        {
            return Law::Of(Uniforms::At<T>(DrawStream::Noise, key, row, item));
        }
    };

    // Standard Gumbel noise, -log(-log u): mean 0.5772 (Euler's constant), variance pi^2 / 6. Both tails are as fine as u is.
    struct GumbelNoise : QuantileNoise<GumbelNoise>
    {
        template <class T>
        SUBSETGEN_DEVICE static T Of(T u) { return -LogOfNormal(-LogOfNormal(u)); }
    };

    // Standard logistic noise, log u - log(1 - u), the difference of two Gumbel draws: mean 0, variance pi^2 / 3. Computed as
    // log(1 + |2u - 1| / (the smaller of u and 1 - u)) with the sign of u - 1/2, where nothing cancels.
    struct LogisticNoise : QuantileNoise<LogisticNoise>
    {
        template <class T>
        SUBSETGEN_DEVICE static T Of(T u)
        {
            const T q = u - T(0.5);
            const T distance = Abs(q);
            const T size = Log1p((distance + distance) / (T(0.5) - distance));
            return q < T(0) ? -size : size;
        }
    };

    // Standard normal noise, by inversion: mean 0, variance 1.
    struct GaussianNoise : QuantileNoise<GaussianNoise>
    {
        template <class T>
        SUBSETGEN_DEVICE static T Of(T u) { return NormalQuantile(u); }
    };

    // Sum-of-gamma noise (Niepert, Minervini and Franceschi 2021, "Implicit MLE", with tau = 1 and s = 10): the sum over i = 1..s
    // of Gamma(shape 1/k, scale 1) / i, less log(s) / k, so that the sum of k draws is nearly a standard Gumbel draw. Where k is
    // 0 or not known, the noise is 0. About sixty times the work of Gumbel noise.
    struct SumOfGammaNoise
    {
        static constexpr bool IsNone = false;
        static constexpr bool IsQuantile = false;
        static constexpr int Terms = 10;
        static constexpr double LogTerms = 2.302585092994046;

        template <class T>
        SUBSETGEN_DEVICE static T Draw(const DrawKey& key, int row, int item, double k)
        {
            if (!(k > 0))
                return T(0);
            const GammaDraws<T> gammas(1 / k);
            T sum = T(-LogTerms / k);
            // One copy of the trials is enough text.
            #pragma unroll 1
            for (int term = 1; term <= Terms; term++)
                sum = MulAdd(gammas.Draw(key, row, item, term), T(1.0 / term), sum);
            return sum;
        }
    };
}
