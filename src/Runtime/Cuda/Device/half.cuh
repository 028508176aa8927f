// The 16-bit numbers of user memory, as bit patterns: half (IEEE 754 binary16) and bfloat16 (the upper half of a float).
// They are stored only; arithmetic is that of float. To 16 bits: nearest, ties to even, beyond the range infinity; NaN stays NaN.
#pragma once

#include <subsetgen/machine.cuh>

namespace subsetgen
{
    SUBSETGEN_DEVICE float BFloat16ToFloat(unsigned short bits) { return FromBits(static_cast<unsigned int>(bits) << 16); }

#if defined(__CUDACC__)

    SUBSETGEN_DEVICE float HalfToFloat(unsigned short bits)
    {
        float a;
        asm("cvt.f32.f16 %0, %1;" : "=f"(a) : "h"(bits));
        return a;
    }

    SUBSETGEN_DEVICE unsigned short FloatToHalf(float a)
    {
        unsigned short bits;
        asm("cvt.rn.f16.f32 %0, %1;" : "=h"(bits) : "f"(a));
        return bits;
    }

#else

    SUBSETGEN_DEVICE float HalfToFloat(unsigned short bits)
    {
        const unsigned int sign = (bits & 0x8000u) << 16;
        const unsigned int magnitude = (bits & 0x7FFFu) << 13; // exponent and fraction where those of a float are
        // The scale moves the exponent's bias, and makes subnormal numbers normal. It is a power of two: exact.
        const float scaled = FromBits(magnitude) * 0x1p112f;
        const unsigned int finite = BitsOf(scaled);
        return FromBits(sign | (magnitude >= 0x0F800000u ? magnitude | 0x7F800000u : finite));
    }

    SUBSETGEN_DEVICE unsigned short FloatToHalf(float a)
    {
        const unsigned int sign = BitsOf(a) >> 16 & 0x8000u;
        const unsigned int magnitude = BitsOf(a) & 0x7FFFFFFFu;
        unsigned int half;
        if (magnitude > 0x7F800000u)
            half = 0x7E00u;
        else if (magnitude >= 0x47800000u) // 2^16; what rounds up to it is below
            half = 0x7C00u;
        else if (magnitude < 0x38800000u) // below 2^-14: a multiple of 2^-24, which 1/2 has as its last place
            half = BitsOf(FromBits(magnitude) + 0.5f) - 0x3F000000u;
        else // the bias of the exponent, and half of the last place that is kept, less one where that place is even
            half = (magnitude - 0x38000000u + 0xFFFu + (magnitude >> 13 & 1)) >> 13;
        return static_cast<unsigned short>(sign | half);
    }

#endif

#if defined(__CUDACC__) && __CUDA_ARCH__ >= 800

    SUBSETGEN_DEVICE unsigned short FloatToBFloat16(float a)
    {
        unsigned short bits;
        asm("cvt.rn.bf16.f32 %0, %1;" : "=h"(bits) : "f"(a));
        return bits;
    }

#else

    SUBSETGEN_DEVICE unsigned short FloatToBFloat16(float a)
    {
        const unsigned int bits = BitsOf(a);
        if ((bits & 0x7FFFFFFFu) > 0x7F800000u)
            return static_cast<unsigned short>(bits >> 16 | 0x40u);
        return static_cast<unsigned short>((bits + 0x7FFFu + (bits >> 16 & 1)) >> 16);
    }

#endif
}
