// The carried rows of a Repeat, kept in scratch memory. Each thread keeps its own items and a head of its own, so nobody waits.
#pragma once

#include <subsetgen/memory.cuh>

namespace subsetgen
{
    template <class Step, class T>
    class KeptRows
    {
    public:
        // From one row and its head to the next.
        const int Slot;

        SUBSETGEN_DEVICE explicit KeptRows(int n) : Slot(RowLength(n) + Step::HeadLength * V::Count), length(RowLength(n)) {}

        // What a step can write row j to.
        SUBSETGEN_DEVICE Items<T> Room([[maybe_unused]] const Span<T>& memory, [[maybe_unused]] int j) const
        {
#if SUBSETGEN_ITEMS > 0
            return {};
#else
            return Items<T>(memory.Slice(j * Slot, length));
#endif
        }

        // Row j becomes this one; nothing is copied that lies there already.
        SUBSETGEN_DEVICE void Keep(const Items<T>& row, const T* head, const Span<T>& memory, int j) const
        {
            const Span<T> slot = memory.Slice(j * Slot, Slot);
#if SUBSETGEN_ITEMS == 0
            if (row.Memory != slot.Memory)
#endif
            {
                #pragma unroll
                for (int i = 0; i < V::End(length); i += V::Count)
                    V::Store(V::Load(row, i), slot, i);
            }
            #pragma unroll
            for (int h = 0; h < Step::HeadLength; h++)
                V::Store(head[h], slot, length + h * V::Count);
        }

        // Row j and its head.
        SUBSETGEN_DEVICE void Take(const Span<T>& memory, int j, Items<T>& row, T* head) const
        {
            const Span<T> slot = memory.Slice(j * Slot, Slot);
#if SUBSETGEN_ITEMS > 0
            #pragma unroll
            for (int i = 0; i < V::End(length); i += V::Count)
                V::Store(V::Load(slot, i), row, i);
#else
            row = Room(memory, j);
#endif
            #pragma unroll
            for (int h = 0; h < Step::HeadLength; h++)
                head[h] = V::Load(slot, length + h * V::Count);
        }

        // Row s of `from` becomes row 0 of `to`, and is taken from there.
        SUBSETGEN_DEVICE void Begin(const Span<T>& from, int s, const Span<T>& to, Items<T>& row, T* head) const
        {
            Items<T> start;
            Take(from, s, start, head);
            Keep(start, head, to, 0);
#if SUBSETGEN_ITEMS > 0
            row = start;
#else
            row = Room(to, 0);
#endif
        }

    private:
        SUBSETGEN_DEVICE static constexpr int RowLength(int n) { return (V::End(n) + V::Count - 1) / V::Count * V::Count; }

        int length;
    };
}
