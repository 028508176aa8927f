// Numbers of both precisions: their limits, their bit patterns and the operations that are one instruction or a few.
#pragma once

#include <subsetgen/half.cuh>
#include <subsetgen/machine.cuh>

namespace subsetgen
{
    // How a number of type T is laid out.
    template <class T>
    struct Binary;

    template <>
    struct Binary<float>
    {
        using Bits = unsigned int;
        static constexpr int FractionBits = 23;
        static constexpr int Bias = 127;
        static constexpr Bits Infinity = 0x7F800000u;
        static constexpr float Epsilon = 0x1p-23f;
        static constexpr float Least = 0x1p-149f;
        static constexpr float LeastNormal = 0x1p-126f;
    };

    template <>
    struct Binary<double>
    {
        using Bits = unsigned long long;
        static constexpr int FractionBits = 52;
        static constexpr int Bias = 1023;
        static constexpr Bits Infinity = 0x7FF0000000000000ull;
        static constexpr double Epsilon = 0x1p-52;
        static constexpr double Least = 0x1p-1074;
        static constexpr double LeastNormal = 0x1p-1022;
    };

    template <class T>
    SUBSETGEN_DEVICE T Infinity() { return FromBits(Binary<T>::Infinity); }

    // The quiet NaN with its sign set, as a machine makes it of 0 / 0.
    template <class T>
    SUBSETGEN_DEVICE T NaN()
    {
        using Bits = typename Binary<T>::Bits;
        return FromBits(Bits{0} - (Bits{1} << (Binary<T>::FractionBits - 1)));
    }

    // From 1 to the number above: 2^-23 or 2^-52. (What .NET calls Epsilon is Least.)
    template <class T>
    SUBSETGEN_DEVICE T Epsilon() { return Binary<T>::Epsilon; }

    // The least number above 0, subnormal.
    template <class T>
    SUBSETGEN_DEVICE T Least() { return Binary<T>::Least; }

    template <class T>
    SUBSETGEN_DEVICE T LeastNormal() { return Binary<T>::LeastNormal; }

    template <class T>
    SUBSETGEN_DEVICE bool IsNaN(T a) { return a != a; }

    template <class T>
    SUBSETGEN_DEVICE bool IsFinite(T a) { return Abs(a) < Infinity<T>(); }

    template <class T>
    SUBSETGEN_DEVICE bool IsPositiveInfinity(T a) { return a == Infinity<T>(); }

    template <class T>
    SUBSETGEN_DEVICE bool IsNegativeInfinity(T a) { return a == -Infinity<T>(); }

    template <class T>
    SUBSETGEN_DEVICE T Clamp(T a, T least, T most) { return Min(Max(a, least), most); }

    template <class T>
    SUBSETGEN_DEVICE T CopySign(T magnitude, T sign)
    {
        constexpr auto signBit = ~(~typename Binary<T>::Bits{0} >> 1);
        return FromBits((BitsOf(magnitude) & ~signBit) | (BitsOf(sign) & signBit));
    }

    // The number above a. Infinity and NaN stay.
    template <class T>
    SUBSETGEN_DEVICE T BitIncrement(T a)
    {
        if (!(a < Infinity<T>()))
            return a;
        if (a == T(0))
            return Least<T>();
        return FromBits(a > T(0) ? BitsOf(a) + 1 : BitsOf(a) - 1);
    }

    // The number below a. -Infinity and NaN stay.
    template <class T>
    SUBSETGEN_DEVICE T BitDecrement(T a) { return -BitIncrement(-a); }
}
