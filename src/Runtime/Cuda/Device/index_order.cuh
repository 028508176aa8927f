// Numbers the marked items of a row in the order of their indices, whichever thread holds them.
#pragma once

#include <subsetgen/team.cuh>

namespace subsetgen
{
    struct IndexOrder
    {
        // Calls visit(i, isMarked, number) for this thread's items, all steps in order; the number is how many marked items are
        // before the item. Returns how many there are in all. O(n / team) and a prefix sum for as many items as the team holds
        // side by side.
        template <class IsMarked, class Visit>
        SUBSETGEN_DEVICE static int Number(int n, IsMarked isMarked, Visit visit)
        {
            // In registers the items of a packet lie side by side in a thread.
            constexpr int Beside = V::Held > 0 ? Packet::Count : 1;
            int before = 0;
            #pragma unroll
            for (int i = 0; i < V::End(n); i += Beside * V::Count)
            {
                int own = 0;
                #pragma unroll
                for (int p = 0; p < Beside; p++)
                    own += isMarked(i + p * V::Count) ? 1 : 0;
                const int upTo = before + V::Prefix(own, [](int x, int y) { return x + y; });
                int number = upTo - own;
                #pragma unroll
                for (int p = 0; p < Beside; p++)
                {
                    const bool isItem = isMarked(i + p * V::Count);
                    visit(i + p * V::Count, isItem, number);
                    number += isItem ? 1 : 0;
                }
                before = V::Broadcast(upTo, V::Count - 1);
            }
            return before;
        }
    };
}
