// The value that cuts a row at its k-th largest item, by counting digits of the keys of OrderedBits from the highest in which
// they differ: a histogram of 256 counts a pass, in shared memory, over the items that share all digits before. O(n / team) a
// pass, at most 4 passes in single precision and 8 in double.
#pragma once

#include <subsetgen/ordered_bits.cuh>
#include <subsetgen/team.cuh>

namespace subsetgen
{
    template <class T>
    struct RowCut
    {
        using Key = typename OrderedBits<T>::Key;

        // All items with a key above this are chosen.
        Key Above;

        // Of the items with just this key, the number to choose; 0 where there is no tie to break.
        int Ties;

        // keyAt(i) is the key of this thread's item in step i, OrderedBits<T>::Lowest for an item that cannot be chosen.
        // `further` is the key of one item more, the same in all threads, that stands behind the row; Lowest where there is none.
        template <class KeyAt>
        SUBSETGEN_DEVICE static RowCut Find(int n, int k, KeyAt keyAt, Key further)
        {
            constexpr Key Lowest = OrderedBits<T>::Lowest;
            if (k <= 0)
                return {OrderedBits<T>::Highest, 0};

            Key least = further == Lowest ? OrderedBits<T>::Highest : further;
            Key most = further;
            int candidates = V::IsFirst() && further != Lowest ? 1 : 0;
            #pragma unroll
            for (int i = 0; i < V::End(n); i += V::Count)
            {
                const Key key = keyAt(i);
                if (key == Lowest)
                    continue;
                candidates++;
                least = key < least ? key : least;
                most = key > most ? key : most;
            }
            candidates = V::Sum(candidates);
            if (candidates <= k)
                return {Lowest, 0};
            least = V::Reduce(least, [](Key a, Key b) { return a < b ? a : b; });
            most = V::Reduce(most, [](Key a, Key b) { return a > b ? a : b; });

            // Bits that are known of the cut: those in which all items agree, then a digit more each pass.
            int unknown = Width(least ^ most);
            Key prefix = unknown == 0 ? most : Known(most, unknown);
            while (unknown > 0)
            {
                const int digitBits = unknown < MostDigitBits ? unknown : MostDigitBits;
                const int shift = unknown - digitBits;
                const Digit digit = FindDigit(n, k, keyAt, further, prefix, unknown, shift);
                prefix = prefix << digitBits | static_cast<Key>(digit.Value);
                unknown = shift;
                k -= digit.Above;
                if (k == digit.Count)
                    return {(prefix << unknown) - 1, 0};
            }
            return {prefix, k};
        }

    private:
        static constexpr int MostDigitBits = 8;
        static constexpr int Bins = 1 << MostDigitBits;

        // A digit of the cut: how many items have it, and how many a larger one.
        struct Digit
        {
            int Value;
            int Above;
            int Count;
        };

        // Bits up to the highest that is set.
        SUBSETGEN_DEVICE static int Width(Key bits)
        {
            int width = 0;
            while (bits != 0)
            {
                bits >>= 1;
                width++;
            }
            return width;
        }

        // The bits of a key that are not among so many unknown ones, at least one; a shift by all would not be one.
        SUBSETGEN_DEVICE static Key Known(Key key, int unknown) { return key >> (unknown - 1) >> 1; }

        template <class KeyAt>
        SUBSETGEN_DEVICE static Digit FindDigit(int n, int k, KeyAt keyAt, Key further, Key prefix, int unknown, int shift)
        {
            __shared__ int counts[SUBSETGEN_TEAMS][Bins];
            int* const bins = counts[V::TeamOfBlock()];
            for (int bin = V::Lane(); bin < Bins; bin += V::Count)
                bins[bin] = 0;
            V::Sync();
            #pragma unroll
            for (int i = 0; i < V::End(n); i += V::Count)
            {
                const Key key = keyAt(i);
                if (key != OrderedBits<T>::Lowest && Known(key, unknown) == prefix)
                    atomicAdd(&bins[DigitOf(key, shift, unknown)], 1);
            }
            if (V::IsFirst() && further != OrderedBits<T>::Lowest && Known(further, unknown) == prefix)
                atomicAdd(&bins[DigitOf(further, shift, unknown)], 1);
            V::Sync();

            // Lanes take bins from the largest down; the one in whose bins the k-th item is tells the others.
            constexpr int Own = Bins > V::Count ? Bins / V::Count : 1;
            const int first = Bins - Own * V::Lane();
            int own = 0;
            for (int bin = first - 1; bin >= 0 && bin >= first - Own; bin--)
                own += bins[bin];
            const int upTo = V::Prefix(own, [](int x, int y) { return x + y; });
            int above = upTo - own;
            int value = -1;
            for (int bin = first - 1; bin >= 0 && bin >= first - Own && above < k && value < 0; bin--)
            {
                if (above + bins[bin] >= k)
                    value = bin;
                else
                    above += bins[bin];
            }
            // Exactly one lane has one.
            value = V::Reduce(value, [](int x, int y) { return Max(x, y); });
            const int reached = V::Sum(upTo - own < k && upTo >= k ? above : 0);
            const int count = bins[value];
            V::Sync();
            return {value, reached, count};
        }

        SUBSETGEN_DEVICE static int DigitOf(Key key, int shift, int unknown)
        {
            return static_cast<int>(key >> shift) & ((1 << (unknown - shift)) - 1);
        }
    };
}
