// Gamma draws of scale 1, exact in law: Marsaglia and Tsang's rejection for shape + 1 ("A simple method for generating gamma
// variables" 2000), times U^(1/shape). An item may need any number of uniform draws. They have a stream of their own, in which
// the top 14 bits of the call number the uniforms of an item: the low four of them are the number of the gamma draw; above, 0 is
// the uniform of the power, 1 + 2t and 2 + 2t those of trial t. So a draw is a function of seed, call (below 2^48), row, item and
// number. A trial succeeds with probability 0.95 or more.
#pragma once

#include <subsetgen/draws.cuh>
#include <subsetgen/normal.cuh>

namespace subsetgen
{
    // The gamma law of one shape.
    template <class T>
    struct GammaDraws
    {
        T D;
        T C;
        T InverseShape;

        // Shape is above 0.
        SUBSETGEN_DEVICE explicit GammaDraws(double shape)
            : D(T(shape + 2.0 / 3)), C(T(1 / Sqrt(9 * (shape + 2.0 / 3)))), InverseShape(T(1 / shape))
        {
        }

        // Number says which gamma draw of the item; below 16.
        SUBSETGEN_DEVICE T Draw(const DrawKey& key, int row, int item, int number) const
        {
            T gamma;
            for (int trial = 0; !Try(key, row, item, number, trial, gamma); trial++)
            {
            }

            return gamma * Exp(LogOfNormal(Uniform(key, row, item, number, 0)) * InverseShape);
        }

    private:
        static constexpr int NumberBits = 4;
        static constexpr int CallBits = 48;

        // d v with v = (1 + c x)^3 has the law of shape d + 1/3 where it is accepted.
        SUBSETGEN_DEVICE bool Try(const DrawKey& key, int row, int item, int number, int trial, T& gamma) const
        {
            const T x = NormalQuantile(Uniform(key, row, item, number, 1 + 2 * trial));
            const T uniform = Uniform(key, row, item, number, 2 + 2 * trial);
            const T w = C * x;
            const T root = w + T(1);

            // x^2 / 2 + d (1 - v + log v). Where 1 + c x is not positive the logarithm is NaN or -inf: not accepted.
            const T excess = MulAdd(T(3), Log1p(w), -w * MulAdd(w, w + T(3), T(3)));
            gamma = D * (root * root * root);
            return LogOfNormal(uniform) < MulAdd(T(0.5) * x, x, D * excess);
        }

        SUBSETGEN_DEVICE static T Uniform(DrawKey key, int row, int item, int number, int use)
        {
            const auto space = static_cast<unsigned long long>(use << NumberBits | number) << CallBits;
            key.Call = space | (key.Call & ((1ull << CallBits) - 1));
            return Uniforms::At<T>(DrawStream::Gamma, key, row, item);
        }
    };
}
