// Scalar operations of the expression grammar that have no other name.
#pragma once

#include <subsetgen/log.cuh>

namespace subsetgen
{
    struct RowMath
    {
        // a / b, and 0 where b is 0: the gradient of a row in which every item is saturated.
        template <class T>
        SUBSETGEN_DEVICE static T DivideOrZero(T a, T b) { return b == T(0) ? T(0) : a / b; }

        // log C(n, k), 0 where k is not below n: accurate to the last digits, by k multiplications.
        template <class T>
        SUBSETGEN_DEVICE static T LogBinomial(int n, int k)
        {
            k = Min(k, n - k);
            double log = 0;
            double product = 1;
            for (int i = 1; i <= k; i++)
            {
                product *= static_cast<double>(n - k + i) / i;
                if (product < 1e280)
                    continue;
                log += Log(product);
                product = 1;
            }

            return static_cast<T>(log + Log(product));
        }
    };
}
