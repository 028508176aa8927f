// For each item the sum of the values of all items with larger, or with smaller, keys, plus half the values of those with an
// equal key. Sums are carried in two numbers, so that they have twice the digits. Rows in memory. O(n log(team) / team).
#pragma once

#include <subsetgen/row_order.cuh>

namespace subsetgen
{
    // A sum in two numbers, the second what rounding takes of the first.
    template <class T>
    struct WideSum
    {
        T High;
        T Low;

        // What the sum of the high parts lost, exactly (Knuth).
        SUBSETGEN_DEVICE static WideSum Of(WideSum a, WideSum b)
        {
            const T sum = a.High + b.High;
            const T part = sum - a.High;
            return {sum, a.Low + b.Low + ((a.High - (sum - part)) + (b.High - part))};
        }

        SUBSETGEN_DEVICE WideSum Half() const { return {High * T(0.5), Low * T(0.5)}; }

        SUBSETGEN_DEVICE WideSum Rounded() const
        {
            const T sum = High + Low;
            return {sum, Low - (sum - High)};
        }
    };

    template <class T>
    SUBSETGEN_DEVICE WideSum<T> ShuffleUp(unsigned int mask, WideSum<T> a, int lanes, int width)
    {
        return {__shfl_up_sync(mask, a.High, lanes, width), __shfl_up_sync(mask, a.Low, lanes, width)};
    }

    class PartialSums
    {
    public:
        // Sums over larger keys; values and keys are in the order of the keys. Receives the sums, and what rounding took of them; the
        // second may be empty, and then the first are as exact as a number is.
        // scratch: none
        template <class T>
        SUBSETGEN_DEVICE static void Above(Span<T> values, Span<T> keys, int n, Span<T> sums, Span<T> remainders)
        {
            V::Sync();
            Write(values, keys, n, [=](int place) { return place; }, sums, remainders);
        }

        // Sums over smaller keys; otherwise as Above.
        // scratch: none
        template <class T>
        SUBSETGEN_DEVICE static void Below(Span<T> values, Span<T> keys, int n, Span<T> sums, Span<T> remainders)
        {
            V::Sync();
            Write(values, keys, n, [=](int place) { return n - 1 - place; }, sums, remainders);
        }

    private:
        // First each item gets the sum up to itself. Then, from the last on, the sums at the two ends of its tie are known, and
        // their mean is what it should have: what it had is read by none after it.
        template <class T, class ItemAt>
        SUBSETGEN_DEVICE static void Write(Span<T> values, Span<T> keys, int n, ItemAt itemAt, Span<T> sums, Span<T> remainders)
        {
            WideSum<T> before{T(0), T(0)};
            for (int i = 0; i < n; i += V::Count)
            {
                const int place = i + V::Lane();
                WideSum<T> sum{place < n ? values[itemAt(place)] : T(0), T(0)};
                sum = WideSum<T>::Of(before, V::Prefix(sum, [](WideSum<T> x, WideSum<T> y) { return WideSum<T>::Of(x, y); }));
                if (place < n)
                    Put(sum.Rounded(), itemAt(place), sums, remainders);
                before = {V::Broadcast(sum.High, V::Count - 1), V::Broadcast(sum.Low, V::Count - 1)};
            }
            V::Sync();

            // At the end of the tie that the last places done belong to, where it begins before them.
            WideSum<T> carried{T(0), T(0)};
            for (int i = (n - 1) / V::Count * V::Count; i >= 0; i -= V::Count)
            {
                const int place = i + V::Lane();
                WideSum<T> start{T(0), T(0)};
                WideSum<T> end{T(0), T(0)};
                if (place < n)
                {
                    const RowOrder::Tie tie = RowOrder::TieAt(place, n, [=](int at) { return keys[itemAt(at)]; });
                    if (tie.Start > 0)
                        start = At(itemAt(tie.Start - 1), sums, remainders);
                    end = tie.End <= i + V::Count ? At(itemAt(tie.End - 1), sums, remainders) : carried;
                }
                V::Sync();
                if (place < n)
                    Put(WideSum<T>::Of(start, end).Half().Rounded(), itemAt(place), sums, remainders);
                carried = {V::Broadcast(end.High, 0), V::Broadcast(end.Low, 0)};
                V::Sync();
            }
        }

        template <class T>
        SUBSETGEN_DEVICE static WideSum<T> At(int item, Span<T> sums, Span<T> remainders)
        {
            return {sums[item], remainders.IsEmpty() ? T(0) : remainders[item]};
        }

        template <class T>
        SUBSETGEN_DEVICE static void Put(WideSum<T> sum, int item, Span<T> sums, Span<T> remainders)
        {
            sums[item] = sum.High;
            if (!remainders.IsEmpty())
                remainders[item] = sum.Low;
        }
    };
}
