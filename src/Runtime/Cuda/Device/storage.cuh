// What user memory holds, and the 128-bit packets in which a thread moves it. SUBSETGEN_STORAGE says which: 0 float, 1 double, 2 half,
// 3 bfloat16. Arithmetic is that of float, or of double where double is stored.
#pragma once

#include <subsetgen/platform.cuh>

namespace subsetgen
{
#if SUBSETGEN_STORAGE == 0
    using Stored = float;
    using Computed = float;
    SUBSETGEN_DEVICE float FromStored(float a) { return a; }
    SUBSETGEN_DEVICE float ToStored(float a) { return a; }
#elif SUBSETGEN_STORAGE == 1
    using Stored = double;
    using Computed = double;
    SUBSETGEN_DEVICE double FromStored(double a) { return a; }
    SUBSETGEN_DEVICE double ToStored(double a) { return a; }
#elif SUBSETGEN_STORAGE == 2
    using Stored = unsigned short;
    using Computed = float;
    SUBSETGEN_DEVICE float FromStored(unsigned short a) { return HalfToFloat(a); }
    SUBSETGEN_DEVICE unsigned short ToStored(float a) { return FloatToHalf(a); }
#elif SUBSETGEN_STORAGE == 3
    using Stored = unsigned short;
    using Computed = float;
    SUBSETGEN_DEVICE float FromStored(unsigned short a) { return BFloat16ToFloat(a); }
    SUBSETGEN_DEVICE unsigned short ToStored(float a) { return FloatToBFloat16(a); }
#else
#error SUBSETGEN_STORAGE is 0 for float, 1 for double, 2 for half or 3 for bfloat16.
#endif

    // As much as one instruction loads or stores.
    struct alignas(16) Packet
    {
        static constexpr int Count = 16 / int(sizeof(Stored));

        Stored at[Count];

        SUBSETGEN_DEVICE static Packet Load(const Stored* from) { return *reinterpret_cast<const Packet*>(from); }

        SUBSETGEN_DEVICE void Store(Stored* to) const { *reinterpret_cast<Packet*>(to) = *this; }

        // Whether a row of this length can be moved in packets. One row decides for all: where its length is whole, so is every row's begin.
        SUBSETGEN_DEVICE static bool Divides(const Stored* row, int length)
        {
            return (reinterpret_cast<unsigned long long>(row) & 15) == 0 && length % Count == 0;
        }
    };
}
