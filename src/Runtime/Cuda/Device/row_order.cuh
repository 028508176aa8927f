// The items of a row from the largest to the smallest, as indices that stand in the memory of a row. Equal items keep the order
// they have, -0 and +0 are equal; items at minus infinity come last. Rows in memory, without NaN.
#pragma once

#include <subsetgen/memory.cuh>
#include <subsetgen/ordered_bits.cuh>

namespace subsetgen
{
    class RowOrder
    {
    public:
        // Sorts by a bitonic network, for which the index is part of the key. All items, also those without weight: returns n.
        // O(n log^2 n / team), as many barriers as the square of log n.
        // scratch: n * sizeof(T), up to a multiple of 16 bytes
        template <class T>
        SUBSETGEN_DEVICE static int Sort(Span<T> keys, int n, int, T, Span<T> order, Span<T> inOrder, Workspace& workspace)
        {
            using Key = typename OrderedBits<T>::Key;
            const Span<int> items = Indices(order);
            const Span<Key> sorted = workspace.Rent<Key>(n);
            V::Sync();
            for (int item = V::Lane(); item < n; item += V::Count)
            {
                // Complemented, so that the largest comes first; adding zero takes the sign from a zero.
                sorted[item] = ~OrderedBits<T>::Of(keys[item] + T(0));
                items[item] = item;
            }
            V::Sync();

            // What stands behind the row would be larger than all in it, and every exchange leaves the larger behind: it is never
            // touched.
            for (int size = 2; size < 2 * n; size *= 2)
            {
                Exchange(sorted, items, n, size, [=](int i) { return i ^ (size - 1); });
                for (int half = size / 4; half > 0; half /= 2)
                    Exchange(sorted, items, n, 2 * half, [=](int i) { return i + half; });
            }
            for (int place = V::Lane(); place < inOrder.Length; place += V::Count)
                inOrder[place] = place < n ? keys[items[place]] : -Infinity<T>();
            V::Sync();
            return n;
        }

        // Brings a row into the order.
        // scratch: none
        template <class Values, class T>
        SUBSETGEN_DEVICE static void Gather(const Values& row, Span<T> order, int n, Span<T> placed)
        {
            V::Sync();
            for (int place = V::Lane(); place < n; place += V::Count)
                placed[place] = row[Indices(order)[place]];
            V::Sync();
        }

        // Takes a row back out of the order, which has all items; what is not there is not written.
        // scratch: none
        template <class T, class Values>
        SUBSETGEN_DEVICE static void Scatter(Span<T> placed, Span<T> order, int places, int, const Values& row)
        {
            V::Sync();
            for (int place = V::Lane(); place < places; place += V::Count)
                if (Indices(order)[place] < row.Length)
                    row.Set(Indices(order)[place], placed[place]);
            V::Sync();
        }

        // For each item its rank, 1 for the largest; equal items share the mean of their ranks. Keys are in order.
        // scratch: none
        template <class T>
        SUBSETGEN_DEVICE static void Rank(Span<T> keys, int n, Span<T> ranks)
        {
            V::Sync();
            for (int place = V::Lane(); place < n; place += V::Count)
            {
                const Tie tie = TieAt(place, n, [=](int i) { return keys[i]; });
                ranks[place] = T(tie.Start + tie.End + 1) / T(2);
            }
            V::Sync();
        }

        // The number at a place of a row; the first is 1.
        // scratch: none
        template <class T>
        SUBSETGEN_DEVICE static T ItemAt(Span<T> row, int place)
        {
            V::Sync();
            const T item = row[place - 1];
            V::Sync();
            return item;
        }

        // The indices in a row that holds an order.
        template <class T>
        SUBSETGEN_DEVICE static Span<int> Indices(Span<T> order) { return {reinterpret_cast<int*>(order.Memory), order.Length}; }

        // Places with equal keys: the first, and the first behind them.
        struct Tie
        {
            int Start;
            int End;
        };

        // The tie that a place belongs to, by bisection: keyAt(i) is sorted, either way.
        template <class KeyAt>
        SUBSETGEN_DEVICE static Tie TieAt(int place, int n, KeyAt keyAt)
        {
            const auto key = keyAt(place);
            int start = place;
            for (int below = -1; start - below > 1 && keyAt(start - 1) == key;)
            {
                const int middle = below + (start - below) / 2;
                (keyAt(middle) == key ? start : below) = middle;
            }
            int last = place;
            for (int above = n; above - last > 1 && keyAt(last + 1) == key;)
            {
                const int middle = last + (above - last) / 2;
                (keyAt(middle) == key ? last : above) = middle;
            }
            return {start, last + 1};
        }

    private:
        // Puts pairs of places in order, the first of each pair in the first half of a block.
        template <class Key, class Partner>
        SUBSETGEN_DEVICE static void Exchange(Span<Key> keys, Span<int> items, int n, int block, Partner partner)
        {
            const int half = block / 2;
            for (int pair = V::Lane();; pair += V::Count)
            {
                const int first = (pair & ~(half - 1)) * 2 + (pair & (half - 1));
                if (first >= n)
                    break;
                const int second = partner(first);
                if (second >= n)
                    continue;
                const Key a = keys[first];
                const Key b = keys[second];
                const int itemA = items[first];
                const int itemB = items[second];
                if (a < b || (a == b && itemA < itemB))
                    continue;
                keys[first] = b;
                keys[second] = a;
                items[first] = itemB;
                items[second] = itemA;
            }
            V::Sync();
        }
    };
}
