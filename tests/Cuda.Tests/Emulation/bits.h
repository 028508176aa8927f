// Bits of numbers.
#pragma once

#include <cstring>

namespace emulation
{
    template <typename To, typename From>
    To Bits(From value)
    {
        static_assert(sizeof(To) == sizeof(From));
        To bits;
        memcpy(&bits, &value, sizeof bits);
        return bits;
    }
}

inline int __popc(unsigned value) { return __builtin_popcount(value); }
inline int __popcll(unsigned long long value) { return __builtin_popcountll(value); }
inline int __ffs(int value) { return __builtin_ffs(value); }
inline int __ffsll(long long value) { return __builtin_ffsll(value); }
inline int __clz(int value) { return value == 0 ? 32 : __builtin_clz(value); }
inline int __clzll(long long value) { return value == 0 ? 64 : __builtin_clzll(value); }
inline unsigned __umulhi(unsigned a, unsigned b) { return static_cast<unsigned>(static_cast<unsigned long long>(a) * b >> 32); }
inline unsigned long long __umul64hi(unsigned long long a, unsigned long long b)
{
    return static_cast<unsigned long long>(static_cast<unsigned __int128>(a) * b >> 64);
}

inline int __float_as_int(float value) { return emulation::Bits<int>(value); }
inline unsigned __float_as_uint(float value) { return emulation::Bits<unsigned>(value); }
inline float __int_as_float(int bits) { return emulation::Bits<float>(bits); }
inline float __uint_as_float(unsigned bits) { return emulation::Bits<float>(bits); }
inline long long __double_as_longlong(double value) { return emulation::Bits<long long>(value); }
inline double __longlong_as_double(long long bits) { return emulation::Bits<double>(bits); }
