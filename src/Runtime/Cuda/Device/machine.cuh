// What the two compilers of this code spell differently: NVRTC for a device, and a host compiler, which has the threads, shuffles
// and barriers from an emulation. Nothing else here may ask which of them it is.
#pragma once

#if defined(__CUDACC__)
#define SUBSETGEN_DEVICE __device__ __forceinline__
// Declares `unsigned char* name`, the dynamic shared memory of the block.
#define SUBSETGEN_DYNAMIC_SHARED(name) \
    extern __shared__ __align__(16) unsigned char SubsetGenShared[]; \
    unsigned char* name = SubsetGenShared
// The emulation exports what starts a kernel.
#define SUBSETGEN_EMULATED_ENTRY(kernel)
#else
#define SUBSETGEN_DEVICE inline
#endif

namespace subsetgen
{
#if defined(__CUDACC__)

    SUBSETGEN_DEVICE unsigned int BitsOf(float a) { return __float_as_uint(a); }
    SUBSETGEN_DEVICE unsigned long long BitsOf(double a) { return static_cast<unsigned long long>(__double_as_longlong(a)); }
    SUBSETGEN_DEVICE float FromBits(unsigned int bits) { return __uint_as_float(bits); }
    SUBSETGEN_DEVICE double FromBits(unsigned long long bits) { return __longlong_as_double(static_cast<long long>(bits)); }

    SUBSETGEN_DEVICE float MulAdd(float a, float b, float c) { return __fmaf_rn(a, b, c); }
    SUBSETGEN_DEVICE double MulAdd(double a, double b, double c) { return __fma_rn(a, b, c); }
    SUBSETGEN_DEVICE float Sqrt(float a) { return __fsqrt_rn(a); }
    SUBSETGEN_DEVICE double Sqrt(double a) { return __dsqrt_rn(a); }
    SUBSETGEN_DEVICE float Abs(float a) { return fabsf(a); }
    SUBSETGEN_DEVICE double Abs(double a) { return fabs(a); }
    SUBSETGEN_DEVICE float Floor(float a) { return floorf(a); }
    SUBSETGEN_DEVICE double Floor(double a) { return floor(a); }
    SUBSETGEN_DEVICE float Ceiling(float a) { return ceilf(a); }
    SUBSETGEN_DEVICE double Ceiling(double a) { return ceil(a); }

#else

    SUBSETGEN_DEVICE unsigned int BitsOf(float a) { return __builtin_bit_cast(unsigned int, a); }
    SUBSETGEN_DEVICE unsigned long long BitsOf(double a) { return __builtin_bit_cast(unsigned long long, a); }
    SUBSETGEN_DEVICE float FromBits(unsigned int bits) { return __builtin_bit_cast(float, bits); }
    SUBSETGEN_DEVICE double FromBits(unsigned long long bits) { return __builtin_bit_cast(double, bits); }

    SUBSETGEN_DEVICE float MulAdd(float a, float b, float c) { return __builtin_fmaf(a, b, c); }
    SUBSETGEN_DEVICE double MulAdd(double a, double b, double c) { return __builtin_fma(a, b, c); }
    SUBSETGEN_DEVICE float Sqrt(float a) { return __builtin_sqrtf(a); }
    SUBSETGEN_DEVICE double Sqrt(double a) { return __builtin_sqrt(a); }
    SUBSETGEN_DEVICE float Abs(float a) { return __builtin_fabsf(a); }
    SUBSETGEN_DEVICE double Abs(double a) { return __builtin_fabs(a); }
    SUBSETGEN_DEVICE float Floor(float a) { return __builtin_floorf(a); }
    SUBSETGEN_DEVICE double Floor(double a) { return __builtin_floor(a); }
    SUBSETGEN_DEVICE float Ceiling(float a) { return __builtin_ceilf(a); }
    SUBSETGEN_DEVICE double Ceiling(double a) { return __builtin_ceil(a); }

#endif

    // a / b for every item: two instructions and within 2 ulp, where the operator of the language is exact and takes ten and a branch. Below
    // 2^-126 b counts as 0, and above 2^126 its reciprocal does.
    SUBSETGEN_DEVICE float Quotient(float a, float b)
    {
#if defined(__CUDACC__)
        float inverse;
        asm("rcp.approx.ftz.f32 %0, %1;" : "=f"(inverse) : "f"(b));
        return a * inverse;
#else
        return a / b;
#endif
    }

    SUBSETGEN_DEVICE double Quotient(double a, double b) { return a / b; }

    // All 64 bits of a product.
    SUBSETGEN_DEVICE unsigned long long WideProduct(unsigned int a, unsigned int b)
    {
#if defined(__CUDACC__)
        // One instruction. Written as a product of 64 bits it may become three.
        unsigned long long product;
        asm("mul.wide.u32 %0, %1, %2;" : "=l"(product) : "r"(a), "r"(b));
        return product;
#else
        return static_cast<unsigned long long>(a) * b;
#endif
    }

    // Ends the launch with an error: what follows cannot be right.
    [[noreturn]] SUBSETGEN_DEVICE void Trap()
    {
        __trap();
        __builtin_unreachable();
    }

    // NaN in b gives NaN; NaN in a alone gives b or NaN, and -0 against +0 gives either.
#if defined(__CUDACC__) && __CUDA_ARCH__ >= 800

    // One instruction. Written as a comparison it would be two, and fminf drops a NaN.
    SUBSETGEN_DEVICE float Min(float a, float b)
    {
        float least;
        asm("min.NaN.f32 %0, %1, %2;" : "=f"(least) : "f"(a), "f"(b));
        return least;
    }

    SUBSETGEN_DEVICE float Max(float a, float b)
    {
        float most;
        asm("max.NaN.f32 %0, %1, %2;" : "=f"(most) : "f"(a), "f"(b));
        return most;
    }

#else

    SUBSETGEN_DEVICE float Min(float a, float b) { return a < b ? a : b; }
    SUBSETGEN_DEVICE float Max(float a, float b) { return a > b ? a : b; }

#endif

    SUBSETGEN_DEVICE double Min(double a, double b) { return a < b ? a : b; }
    SUBSETGEN_DEVICE double Max(double a, double b) { return a > b ? a : b; }
    SUBSETGEN_DEVICE int Min(int a, int b) { return a < b ? a : b; }
    SUBSETGEN_DEVICE int Max(int a, int b) { return a > b ? a : b; }
    SUBSETGEN_DEVICE long long Min(long long a, long long b) { return a < b ? a : b; }
    SUBSETGEN_DEVICE long long Max(long long a, long long b) { return a > b ? a : b; }
    SUBSETGEN_DEVICE int Abs(int a) { return a < 0 ? -a : a; }
}
