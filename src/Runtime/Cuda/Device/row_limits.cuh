// Which items of a row take part: all, those under a mask, or the first.
#pragma once

#include <subsetgen/arguments.cuh>
#include <subsetgen/marks.cuh>

namespace subsetgen
{
    class RowLimits
    {
    public:
        SUBSETGEN_DEVICE RowLimits(const LayerArguments& arguments, long long row)
            : mask(arguments.Mask == nullptr ? nullptr : arguments.Mask + row * arguments.N),
              length(arguments.Lengths == nullptr ? arguments.N : Min(arguments.Lengths[row], arguments.N))
        {
#if SUBSETGEN_ITEMS > 0
            if (mask != nullptr)
                LoadMask();
#endif
        }

        // Whether the item that this thread has in the step of a loop that begins at i takes part. None does beyond the end of the row.
        SUBSETGEN_DEVICE bool Allows(int i) const
        {
            const int item = V::Index(i);
#if SUBSETGEN_ITEMS > 0
            return item < length && !masked(i);
#else
            return item < length && (mask == nullptr || mask[item] != 0);
#endif
        }

    private:
        const unsigned char* mask;
        int length;

#if SUBSETGEN_ITEMS > 0

        // The flags of a packet's items lie side by side, too.
        struct alignas(Packet::Count) Flags
        {
            unsigned char at[Packet::Count];
        };

        SUBSETGEN_DEVICE void LoadMask()
        {
            const bool isWhole = (reinterpret_cast<unsigned long long>(mask) | static_cast<unsigned int>(length)) % Packet::Count == 0;
            #pragma unroll
            for (int c = 0; c < V::Held; c += Packet::Count)
            {
                const int first = V::Index(c * V::Count);
                Flags flags{};
                if (isWhole && first < length)
                    flags = *reinterpret_cast<const Flags*>(mask + first);
                #pragma unroll
                for (int p = 0; p < Packet::Count; p++)
                {
                    if (!isWhole && first + p < length)
                        flags.at[p] = mask[first + p];
                    masked.Set(flags.at[p] == 0, (c + p) * V::Count);
                }
            }
        }

        Marks masked;

#endif
    };
}
