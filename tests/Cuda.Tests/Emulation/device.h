// The names that device text uses.
#pragma once

#include "launch.h"
#include "warp.h"

#include <cmath>
#include <cstring>
#include <type_traits>

#define __device__
#define __host__
#define __global__
#define __shared__ static thread_local
#define __constant__ static const
#define __forceinline__ inline __attribute__((always_inline))
#define __noinline__ __attribute__((noinline))
#define __launch_bounds__(...)
#define __align__(bytes) __attribute__((aligned(bytes)))

struct uint3
{
    unsigned x, y, z;
};

#define threadIdx (uint3{static_cast<unsigned>(::emulation::kept.Launch->ThreadIndex()), 0, 0})
#define blockIdx (uint3{static_cast<unsigned>(::emulation::kept.Launch->BlockIndex()), 0, 0})
#define blockDim (uint3{static_cast<unsigned>(::emulation::kept.Launch->Block()), 1, 1})
#define gridDim (uint3{static_cast<unsigned>(::emulation::kept.Launch->Grid()), 1, 1})
#define warpSize 32

#define SUBSETGEN_DYNAMIC_SHARED(name) unsigned char* name = ::emulation::kept.Launch->Shared()

// One load or store of 128 bits on the device.
struct __align__(8) float2 { float x, y; };
struct __align__(16) float4 { float x, y, z, w; };
struct __align__(16) double2 { double x, y; };
struct __align__(8) int2 { int x, y; };
struct __align__(16) int4 { int x, y, z, w; };
struct __align__(8) uint2 { unsigned x, y; };
struct __align__(16) uint4 { unsigned x, y, z, w; };
struct __align__(16) longlong2 { long long x, y; };
struct __align__(16) ulonglong2 { unsigned long long x, y; };

inline float2 make_float2(float x, float y) { return {x, y}; }
inline float4 make_float4(float x, float y, float z, float w) { return {x, y, z, w}; }
inline double2 make_double2(double x, double y) { return {x, y}; }
inline int2 make_int2(int x, int y) { return {x, y}; }
inline int4 make_int4(int x, int y, int z, int w) { return {x, y, z, w}; }
inline uint2 make_uint2(unsigned x, unsigned y) { return {x, y}; }
inline uint4 make_uint4(unsigned x, unsigned y, unsigned z, unsigned w) { return {x, y, z, w}; }

namespace emulation
{
    template <typename T>
    T Exchange(const char* name, unsigned mask, T value, int argument, int width)
    {
        static_assert(std::is_arithmetic_v<T> && (sizeof(T) == 4 || sizeof(T) == 8), "a shuffle moves numbers of 4 or 8 bytes");
        uint64_t bits = 0;
        memcpy(&bits, &value, sizeof value);
        bits = kept.Launch->Meet({name, mask, sizeof value, width, argument, bits, 0});
        memcpy(&value, &bits, sizeof value);
        return value;
    }

    template <typename To, typename From>
    To Bits(From value)
    {
        static_assert(sizeof(To) == sizeof(From));
        To bits;
        memcpy(&bits, &value, sizeof bits);
        return bits;
    }

    // Only one thread runs at a time.
    template <typename T, typename Change>
    T Atomic(T* address, Change change)
    {
        const T before = *address;
        *address = change(before);
        return before;
    }

    template <typename Kernel>
    int Start(Kernel kernel, int grid, int block, int sharedBytes, unsigned order)
    {
        if (grid < 1 || block < 1 || block > 1024 || sharedBytes < 0)
        {
            snprintf(kept.Error, sizeof kept.Error, "a grid of %d blocks of %d threads with %d bytes of shared memory cannot be started", grid, block, sharedBytes);
            return 1;
        }
        return Launch(kernel, grid, block, sharedBytes, order).Run() ? 0 : 1;
    }

    template <typename Arguments>
    int Start(void (*kernel)(Arguments), const void* arguments, int grid, int block, int sharedBytes, unsigned order)
    {
        return Start([=] { kernel(*static_cast<const Arguments*>(arguments)); }, grid, block, sharedBytes, order);
    }

    inline int Start(void (*kernel)(), const void*, int grid, int block, int sharedBytes, unsigned order)
    {
        return Start([=] { kernel(); }, grid, block, sharedBytes, order);
    }
}

#define SUBSETGEN_EMULATED_ENTRY(kernel) \
    extern "C" __attribute__((visibility("default"))) int kernel##_emulated(const void* arguments, int grid, int block, int sharedBytes, unsigned order) \
    { \
        return ::emulation::Start(kernel, arguments, grid, block, sharedBytes, order); \
    }

extern "C" __attribute__((visibility("default"))) const char* emulated_error()
{
    return emulation::kept.Error;
}

inline void __syncthreads() { emulation::kept.Launch->Barrier(); }
inline void __syncwarp(unsigned mask = 0xFFFFFFFF) { emulation::kept.Launch->Meet({emulation::Synchronize, mask, 0, emulation::WarpSize, 0, 0, 0}); }
inline void __threadfence() {}
inline void __threadfence_block() {}
[[noreturn]] inline void __trap() { emulation::kept.Launch->Fail("the kernel stopped itself with __trap()"); }

template <typename T> T __shfl_sync(unsigned mask, T value, int lane, int width = 32) { return emulation::Exchange(emulation::ShuffleFrom, mask, value, lane, width); }
template <typename T> T __shfl_up_sync(unsigned mask, T value, unsigned delta, int width = 32) { return emulation::Exchange(emulation::ShuffleUp, mask, value, delta, width); }
template <typename T> T __shfl_down_sync(unsigned mask, T value, unsigned delta, int width = 32) { return emulation::Exchange(emulation::ShuffleDown, mask, value, delta, width); }
template <typename T> T __shfl_xor_sync(unsigned mask, T value, int lanes, int width = 32) { return emulation::Exchange(emulation::ShuffleXor, mask, value, lanes, width); }

inline unsigned __ballot_sync(unsigned mask, int vote)
{
    return static_cast<unsigned>(emulation::kept.Launch->Meet({emulation::Ballot, mask, 0, emulation::WarpSize, 0, vote != 0, 0}));
}

inline int __any_sync(unsigned mask, int vote) { return __ballot_sync(mask, vote) != 0; }
inline int __all_sync(unsigned mask, int vote) { return __ballot_sync(mask, vote) == mask; }

inline int __popc(unsigned value) { return __builtin_popcount(value); }
inline int __popcll(unsigned long long value) { return __builtin_popcountll(value); }
inline int __ffs(int value) { return __builtin_ffs(value); }
inline int __ffsll(long long value) { return __builtin_ffsll(value); }
inline int __clz(int value) { return value == 0 ? 32 : __builtin_clz(value); }
inline int __clzll(long long value) { return value == 0 ? 64 : __builtin_clzll(value); }
inline unsigned __umulhi(unsigned a, unsigned b) { return static_cast<unsigned>(static_cast<uint64_t>(a) * b >> 32); }
inline unsigned long long __umul64hi(unsigned long long a, unsigned long long b) { return static_cast<unsigned long long>(static_cast<unsigned __int128>(a) * b >> 64); }

inline int __float_as_int(float value) { return emulation::Bits<int>(value); }
inline unsigned __float_as_uint(float value) { return emulation::Bits<unsigned>(value); }
inline float __int_as_float(int bits) { return emulation::Bits<float>(bits); }
inline float __uint_as_float(unsigned bits) { return emulation::Bits<float>(bits); }
inline long long __double_as_longlong(double value) { return emulation::Bits<long long>(value); }
inline double __longlong_as_double(long long bits) { return emulation::Bits<double>(bits); }

template <typename T> T atomicAdd(T* address, std::common_type_t<T> value) { return emulation::Atomic(address, [=](T old) { return static_cast<T>(old + value); }); }
template <typename T> T atomicMax(T* address, std::common_type_t<T> value) { return emulation::Atomic(address, [=](T old) { return old > value ? old : value; }); }
template <typename T> T atomicMin(T* address, std::common_type_t<T> value) { return emulation::Atomic(address, [=](T old) { return old < value ? old : value; }); }
template <typename T> T atomicOr(T* address, std::common_type_t<T> value) { return emulation::Atomic(address, [=](T old) { return old | value; }); }
template <typename T> T atomicExch(T* address, std::common_type_t<T> value) { return emulation::Atomic(address, [=](T) { return value; }); }

template <typename T>
T atomicCAS(T* address, std::common_type_t<T> expected, std::common_type_t<T> value)
{
    return emulation::Atomic(address, [=](T old) { return old == expected ? value : old; });
}
