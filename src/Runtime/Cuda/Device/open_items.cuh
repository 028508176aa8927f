// What is left of a row for a design to decide: the items whose inclusion probability is neither 0 nor 1, and how many of them to
// take.
//
// Where k is no whole number, a phantom unit stands behind the items (Bondesson and Grafstroem 2011). Its probability 1 - frac(k)
// makes the sum whole. It is drawn like any item and then dropped, so a draw has floor(k) items or one more, and every item keeps
// its probability.
//
// Items stay where they are. Each open one has a number, in the order of indices and the phantom unit's the last: a random number
// belongs to it.
#pragma once

#include <subsetgen/index_order.cuh>
#include <subsetgen/memory.cuh>

namespace subsetgen
{
    template <class T>
    class OpenItems
    {
    public:
        // How many are open, a phantom unit counted.
        int Count;

        // How many of them to take.
        int K;

        // The probability of the phantom unit, number Count - 1; 0 where there is none.
        T Phantom = T(0);

        // k is what the probabilities sum to, as far as their rounding allows. They must stay as long as this is used.
        // scratch: where rows are in memory, Items<int>
        SUBSETGEN_DEVICE OpenItems(const Items<T>& inclusion, int n, T k, Workspace& workspace) : inclusion(inclusion), n(n)
        {
            int open = 0;
            int certain = 0;
            bool hasNaN = IsNaN(k);
            #pragma unroll
            for (int i = 0; i < V::End(n); i += V::Count)
            {
                if (V::Index(i) >= n)
                    continue;
                const T p = V::Load(inclusion, i);
                open += IsInside(p) ? 1 : 0;
                certain += p >= T(1) ? 1 : 0;
                hasNaN = hasNaN || IsNaN(p);
            }

            isInvalid = V::Any(hasNaN);
            Count = V::Sum(open);
            K = 0;
            if (isInvalid)
                return;
            const double left = static_cast<double>(k) - V::Sum(certain);
            const double whole = Floor(left);
            K = static_cast<int>(whole);
            const T phantom = static_cast<T>(1 - (left - whole));
            const bool hasPhantom = Count > 0 && K >= 0 && phantom < T(1);
            hasGaps = Count < n;
            if (hasPhantom)
            {
                Phantom = phantom;
                Count++;
                K++;
            }
            if (hasGaps && AreAny())
                NumberItems(workspace);
        }

        // Whether there is anything to draw: more items than are to be taken, and some to take.
        SUBSETGEN_DEVICE bool AreAny() const { return K > 0 && K < Count; }

        SUBSETGEN_DEVICE bool HasPhantom() const { return Phantom > T(0); }

        // Items of the row, open or not.
        SUBSETGEN_DEVICE int Length() const { return n; }

        // The probability of this thread's item in step i of a loop, and whether it is open.
        SUBSETGEN_DEVICE T Inclusion(int i) const { return V::Load(inclusion, i); }

        SUBSETGEN_DEVICE bool IsOpen(int i) const { return V::Index(i) < n && IsInside(Inclusion(i)); }

        // The number of an item that is open.
        SUBSETGEN_DEVICE int NumberOf(int i) const { return hasGaps ? V::Load(numbers, i) : V::Index(i); }

        // V = sum p (1 - p): about the variance of the number of items that independent draws would have.
        // scratch: none
        SUBSETGEN_DEVICE double Variance() const
        {
            double sum = 0;
            #pragma unroll
            for (int i = 0; i < V::End(n); i += V::Count)
            {
                const double p = IsOpen(i) ? static_cast<double>(Inclusion(i)) : 0;
                sum += p * (1 - p);
            }
            return V::Sum(sum) + static_cast<double>(Phantom) * (1 - static_cast<double>(Phantom));
        }

        // The probabilities of the open items by their numbers, for any thread.
        // scratch: (n + 1) * 8 bytes, up to a multiple of 16
        SUBSETGEN_DEVICE Span<double> InDouble(Workspace& workspace) const
        {
            const Span<double> row = workspace.Rent<double>(Count);
            #pragma unroll
            for (int i = 0; i < V::End(n); i += V::Count)
                if (IsOpen(i))
                    row[NumberOf(i)] = static_cast<double>(Inclusion(i));
            if (HasPhantom())
                row.PutItem(Count - 1, static_cast<double>(Phantom));
            V::Sync();
            return row;
        }

        // The subset of the row where there is nothing to draw: every open item, or none of them. NaN where a probability is.
        template <class Subset>
        SUBSETGEN_DEVICE void Settle(Subset& subset) const
        {
            const T bound = K > 0 ? T(0) : BitDecrement(T(1));
            #pragma unroll
            for (int i = 0; i < V::End(n); i += V::Count)
                V::StorePartial(isInvalid ? NaN<T>() : V::Index(i) < n && Inclusion(i) > bound ? T(1) : T(0), subset, i);
        }

        // Completes a draw of the open items, ones by their numbers, to a subset of the row. Begins with a wait for the draw, and
        // ends with one.
        template <class Subset>
        SUBSETGEN_DEVICE void Spread(Span<unsigned char> chosen, Subset& subset) const
        {
            V::Sync();
            #pragma unroll
            for (int i = 0; i < V::End(n); i += V::Count)
                Write(IsOpen(i) && chosen[NumberOf(i)] != 0, i, subset);
            V::Sync();
        }

        // Step i of a subset, certain items in it.
        template <class Subset>
        SUBSETGEN_DEVICE void Write(bool isChosen, int i, Subset& subset) const
        {
            V::StorePartial(isChosen || (V::Index(i) < n && Inclusion(i) >= T(1)) ? T(1) : T(0), subset, i);
        }

    private:
        SUBSETGEN_DEVICE static bool IsInside(T p) { return p > T(0) && p < T(1); }

        SUBSETGEN_DEVICE void NumberItems(Workspace& workspace)
        {
            numbers = Items<int>(workspace, n);
            IndexOrder::Number(
                n, [&](int i) { return IsOpen(i); }, [&](int i, bool, int number) { V::Store(number, numbers, i); });
        }

        const Items<T>& inclusion;
        int n;
        bool isInvalid;
        bool hasGaps = false;
        Items<int> numbers;
    };
}
