// A flag an item.
#pragma once

#include <subsetgen/memory.cuh>

namespace subsetgen
{
#if SUBSETGEN_ITEMS > 0

    // Bits of a register: unlike Items they may be asked for in loops that are not unrolled.
    class Marks
    {
    public:
        // scratch: none
        SUBSETGEN_DEVICE void Rent(Workspace&, int) { bits = 0; }

        // The item of this thread in the step of a loop that begins at i; set once.
        SUBSETGEN_DEVICE void Set(bool mark, int i) { bits |= static_cast<Bits>(mark) << i / V::Count; }

        SUBSETGEN_DEVICE bool operator()(int i) const { return (bits >> i / V::Count & 1) != 0; }

    private:
        static_assert(SUBSETGEN_ITEMS <= 64, "A thread has a bit for each of its items.");

#if SUBSETGEN_ITEMS > 32
        using Bits = unsigned long long;
#else
        using Bits = unsigned int;
#endif

        Bits bits = 0;
    };

#else

    class Marks
    {
    public:
        // scratch: n bytes, up to a multiple of V::Count and of 16
        SUBSETGEN_DEVICE void Rent(Workspace& workspace, int n) { bytes = Items<unsigned char>(workspace, n); }

        // The item of this thread in the step of a loop that begins at i.
        SUBSETGEN_DEVICE void Set(bool mark, int i) { V::Store(static_cast<unsigned char>(mark), bytes, i); }

        // False where nothing was rented.
        SUBSETGEN_DEVICE bool operator()(int i) const { return !bytes.IsEmpty() && V::Load(bytes, i) != 0; }

        // Any item, for any thread after V::Sync().
        SUBSETGEN_DEVICE bool operator[](int item) const { return bytes[item] != 0; }

    private:
        Items<unsigned char> bytes;
    };

#endif
}
