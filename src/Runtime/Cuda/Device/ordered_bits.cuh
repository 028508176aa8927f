// Floating-point numbers as unsigned integers in the same order, neighbours one apart.
#pragma once

#include <subsetgen/platform.cuh>

namespace subsetgen
{
    template <class T>
    struct OrderedBits
    {
        using Key = typename Binary<T>::Bits;

        static constexpr int KeyBits = 8 * sizeof(Key);

        // Below every number.
        static constexpr Key Lowest = 0;

        static constexpr Key Highest = ~Key{0};

        SUBSETGEN_DEVICE static Key Of(T a)
        {
            constexpr Key sign = Key{1} << (KeyBits - 1);
            const Key bits = BitsOf(a);
            return (bits & sign) != 0 ? ~bits : bits | sign;
        }
    };
}
