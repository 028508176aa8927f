// Sums of a row. A thread adds up its own items; Total adds up the threads, in a fixed tree.
#pragma once

#include <subsetgen/team.cuh>

namespace subsetgen
{
    // Several numbers that travel together.
    template <class T, int N>
    struct Numbers
    {
        T at[N];
    };

    template <class T, int N>
    SUBSETGEN_DEVICE Numbers<T, N> ShuffleXor(unsigned int mask, const Numbers<T, N>& a, int lanes)
    {
        Numbers<T, N> other;
        #pragma unroll
        for (int i = 0; i < N; i++)
            other.at[i] = ShuffleXor(mask, a.at[i], lanes);
        return other;
    }

    // The sum of a row. In registers a thread has few items; of long rows in memory it adds up blocks of 32, so that rounding errors grow with
    // the block and the number of blocks instead of the length.
    template <class T>
    class LaneSum
    {
    public:
        SUBSETGEN_DEVICE void Add(T value)
        {
            block = block + value;
            Close();
        }

        // Adds the product of two numbers, rounded once.
        SUBSETGEN_DEVICE void AddProduct(T a, T b)
        {
            block = MulAdd(a, b, block);
            Close();
        }

        // What this thread has added.
        SUBSETGEN_DEVICE T Part() const { return blocks + block; }

        SUBSETGEN_DEVICE T Total() const { return isTotal ? blocks : V::Sum(Part()); }

    private:
        SUBSETGEN_DEVICE void Close()
        {
            if (V::Held > 0 || (++count & 31) != 0)
                return;
            blocks = blocks + block;
            block = T(0);
        }

        T block = T(0);
        T blocks = T(0);
        int count = 0;
        bool isTotal = false;

        template <class Sum, class... More>
        friend SUBSETGEN_DEVICE void Totals(Sum&, More&...);
    };

    // Makes the totals of several sums at once. They cost what the longest of them does: shuffles overlap, and a block waits once.
    template <class Sum, class... More>
    SUBSETGEN_DEVICE void Totals(Sum& first, More&... more)
    {
        constexpr int N = 1 + sizeof...(More);
        using T = decltype(first.Total());
        Numbers<T, N> a{{first.Part(), more.Part()...}};
        a = V::Reduce(a, [](Numbers<T, N> x, const Numbers<T, N>& y)
        {
            #pragma unroll
            for (int i = 0; i < N; i++)
                x.at[i] = x.at[i] + y.at[i];
            return x;
        });
        int i = 0;
        first.blocks = a.at[i++];
        first.isTotal = true;
        ((more.blocks = a.at[i++], more.isTotal = true), ...);
    }

    // The largest item of a row and the sum of all others, in one pass: of the running maximum and the new item the smaller always joins the
    // rest. Nothing is ever taken out of a sum again, so the rest beside one huge item keeps every digit.
    template <class T>
    class LargestAndRest
    {
    public:
        // Adds an item that is not negative.
        SUBSETGEN_DEVICE void Add(T value)
        {
            rest.Add(Min(largest, value));
            largest = Max(largest, value);
        }

        // The largest item.
        SUBSETGEN_DEVICE T Largest()
        {
            if (!isKnown)
                most = V::MaxOf(largest);
            isKnown = true;
            return most;
        }

        // The sum of all items but one largest.
        SUBSETGEN_DEVICE T Rest()
        {
            // Of the lanes' maxima all but one belong to the rest; the one left out is subtracted from none of them.
            const T all = Largest();
            const bool isMost = largest == all;
            const int ties = V::CountOf(isMost) - 1;
            return V::Sum(rest.Part() + (isMost ? T(0) : largest)) + T(ties) * all;
        }

    private:
        T largest = T(0);
        LaneSum<T> rest;
        T most = T(0);
        bool isKnown = false;
    };
}
