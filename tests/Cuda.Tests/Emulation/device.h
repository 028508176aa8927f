// The names that device text uses.
#pragma once

#include "bits.h"
#include "launch.h"
#include "vectors.h"
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

#define threadIdx (uint3{static_cast<unsigned>(::emulation::kept.Launch->ThreadIndex()), 0, 0})
#define blockIdx (uint3{static_cast<unsigned>(::emulation::kept.Launch->BlockIndex()), 0, 0})
#define blockDim (uint3{static_cast<unsigned>(::emulation::kept.Launch->Block()), 1, 1})
#define gridDim (uint3{static_cast<unsigned>(::emulation::kept.Launch->Grid()), 1, 1})
#define warpSize 32

#define SUBSETGEN_DYNAMIC_SHARED(name) unsigned char* name = ::emulation::kept.Launch->Shared()

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
            snprintf(kept.Error, sizeof kept.Error, "%d blocks of %d threads with %d bytes of shared memory cannot be started",
                grid, block, sharedBytes);
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
    extern "C" __attribute__((visibility("default"))) \
    int kernel##_emulated(const void* arguments, int grid, int block, int sharedBytes, unsigned order) \
    { \
        return ::emulation::Start(kernel, arguments, grid, block, sharedBytes, order); \
    }

extern "C" __attribute__((visibility("default"))) const char* emulated_error()
{
    return emulation::kept.Error;
}

inline void __syncthreads()
{
    emulation::kept.Launch->Barrier();
}

inline void __syncwarp(unsigned mask = 0xFFFFFFFF)
{
    emulation::kept.Launch->Meet({emulation::Synchronize, mask, 0, emulation::WarpSize, 0, 0, 0});
}

inline void __threadfence() {}
inline void __threadfence_block() {}

[[noreturn]] inline void __trap()
{
    emulation::kept.Launch->Fail("the kernel stopped itself with __trap()");
}

template <typename T>
T __shfl_sync(unsigned mask, T value, int lane, int width = 32)
{
    return emulation::Exchange(emulation::ShuffleFrom, mask, value, lane, width);
}

template <typename T>
T __shfl_up_sync(unsigned mask, T value, unsigned delta, int width = 32)
{
    return emulation::Exchange(emulation::ShuffleUp, mask, value, delta, width);
}

template <typename T>
T __shfl_down_sync(unsigned mask, T value, unsigned delta, int width = 32)
{
    return emulation::Exchange(emulation::ShuffleDown, mask, value, delta, width);
}

template <typename T>
T __shfl_xor_sync(unsigned mask, T value, int lanes, int width = 32)
{
    return emulation::Exchange(emulation::ShuffleXor, mask, value, lanes, width);
}

inline unsigned __ballot_sync(unsigned mask, int vote)
{
    const uint64_t value = vote != 0;
    return static_cast<unsigned>(emulation::kept.Launch->Meet({emulation::Ballot, mask, 0, emulation::WarpSize, 0, value, 0}));
}

inline int __any_sync(unsigned mask, int vote) { return __ballot_sync(mask, vote) != 0; }
inline int __all_sync(unsigned mask, int vote) { return __ballot_sync(mask, vote) == mask; }

template <typename T>
T atomicAdd(T* address, std::common_type_t<T> value)
{
    return emulation::Atomic(address, [=](T old) { return static_cast<T>(old + value); });
}

template <typename T>
T atomicMax(T* address, std::common_type_t<T> value)
{
    return emulation::Atomic(address, [=](T old) { return old > value ? old : value; });
}

template <typename T>
T atomicMin(T* address, std::common_type_t<T> value)
{
    return emulation::Atomic(address, [=](T old) { return old < value ? old : value; });
}

template <typename T>
T atomicOr(T* address, std::common_type_t<T> value)
{
    return emulation::Atomic(address, [=](T old) { return old | value; });
}

template <typename T>
T atomicExch(T* address, std::common_type_t<T> value)
{
    return emulation::Atomic(address, [=](T) { return value; });
}

template <typename T>
T atomicCAS(T* address, std::common_type_t<T> expected, std::common_type_t<T> value)
{
    return emulation::Atomic(address, [=](T old) { return old == expected ? value : old; });
}
