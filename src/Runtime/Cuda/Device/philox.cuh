// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3"
// (2011): 128 bits of counter and 64 of key to four words. Costs twenty products of 32 by 32 bits.
#pragma once

#include <subsetgen/platform.cuh>

namespace subsetgen
{
    struct Philox4x32
    {
        static constexpr unsigned int Multiplier0 = 0xD2511F53;
        static constexpr unsigned int Multiplier1 = 0xCD9E8D57;
        static constexpr unsigned int Weyl0 = 0x9E3779B9;
        static constexpr unsigned int Weyl1 = 0xBB67AE85;
        static constexpr int Rounds = 10;

        // The state: at first the counter, in the end the words. Named one by one, for an array would not stay in registers.
        unsigned int C0, C1, C2, C3;

        // Word 0 of the key is its low half.
        SUBSETGEN_DEVICE static Philox4x32 Block(Philox4x32 counter, unsigned long long key)
        {
            unsigned int k0 = static_cast<unsigned int>(key);
            unsigned int k1 = static_cast<unsigned int>(key >> 32);
            #pragma unroll
            for (int round = 0; round < Rounds; round++)
            {
                const unsigned long long product0 = WideProduct(Multiplier0, counter.C0);
                const unsigned long long product1 = WideProduct(Multiplier1, counter.C2);
                counter =
                {
                    static_cast<unsigned int>(product1 >> 32) ^ counter.C1 ^ k0,
                    static_cast<unsigned int>(product1),
                    static_cast<unsigned int>(product0 >> 32) ^ counter.C3 ^ k1,
                    static_cast<unsigned int>(product0),
                };
                k0 += Weyl0;
                k1 += Weyl1;
            }

            return counter;
        }

        SUBSETGEN_DEVICE unsigned int Word(int i) const
        {
            const unsigned int low = i & 1 ? C1 : C0;
            const unsigned int high = i & 1 ? C3 : C2;
            return i & 2 ? high : low;
        }
    };
}
