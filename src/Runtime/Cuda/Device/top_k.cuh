// Hard top-k of one row.
#pragma once

#include <subsetgen/index_order.cuh>
#include <subsetgen/memory.cuh>
#include <subsetgen/row_cut.cuh>

namespace subsetgen
{
    class TopKSelector
    {
    public:
        // Marks the k largest items with 1, the others with 0. Among equal items the lower index wins; -inf is never chosen, so
        // fewer than k are where fewer are larger. NaN is not chosen, but then the count may fall short: rows with NaN are the
        // caller's. k of 0 or less chooses none.
        // scratch: none
        template <class T, class Subset>
        SUBSETGEN_DEVICE static void Select(const Items<T>& x, int n, int k, Subset& subset, Workspace&)
        {
            Choose<T>(
                n, k, [&](int i) { return V::Load(x, i); }, -Infinity<T>(),
                [&](bool isChosen, int i) { V::StorePartial(isChosen ? T(1) : T(0), subset, i); });
        }

        // The same for items that are itemAt(i) for this thread's item of step i, and one more behind the row: minus infinity is
        // none. Calls write(isChosen, i) for all steps in order.
        template <class T, class ItemAt, class Write>
        SUBSETGEN_DEVICE static void Choose(int n, int k, ItemAt itemAt, T further, Write write)
        {
            const auto keyAt = [&](int i) { return V::Index(i) < n ? KeyOf(itemAt(i)) : OrderedBits<T>::Lowest; };
            const RowCut<T> cut = RowCut<T>::Find(n, k, keyAt, KeyOf(further));
            if (cut.Ties == 0)
            {
                #pragma unroll
                for (int i = 0; i < V::End(n); i += V::Count)
                    write(keyAt(i) > cut.Above, i);
                return;
            }

            // Among equal items those with the lowest indices.
            IndexOrder::Number(
                n, [&](int i) { return keyAt(i) == cut.Above; },
                [&](int i, bool isTied, int number) { write(isTied ? number < cut.Ties : keyAt(i) > cut.Above, i); });
        }

    private:
        // Adding zero takes the sign from a zero.
        template <class T>
        SUBSETGEN_DEVICE static typename OrderedBits<T>::Key KeyOf(T item)
        {
            return item > -Infinity<T>() ? OrderedBits<T>::Of(item + T(0)) : OrderedBits<T>::Lowest;
        }
    };
}
