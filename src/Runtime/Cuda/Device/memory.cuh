// Rows and scratch memory of a team.
#pragma once

#include <subsetgen/team.cuh>

namespace subsetgen
{
    // Memory that any thread of the team reads and writes; V::Sync() stands between what one writes and another reads.
    template <class T>
    struct Span
    {
        T* Memory = nullptr;
        int Length = 0;

        Span() = default;

        SUBSETGEN_DEVICE Span(T* memory, int length) : Memory(memory), Length(length) {}

        SUBSETGEN_DEVICE bool IsEmpty() const { return Length == 0; }

        SUBSETGEN_DEVICE T& operator[](int i) const { return Memory[i]; }

        SUBSETGEN_DEVICE Span Slice(int start) const { return {Memory + start, Length - start}; }

        SUBSETGEN_DEVICE Span Slice(int start, int length) const { return {Memory + start, length}; }

        SUBSETGEN_DEVICE T Load(int i) const { return Memory[i + V::Lane()]; }

        SUBSETGEN_DEVICE void Store(T value, int i) const { Memory[i + V::Lane()] = value; }

        SUBSETGEN_DEVICE T LoadPartial(int i, T fill) const { return i + V::Lane() < Length ? Load(i) : fill; }

        SUBSETGEN_DEVICE void StorePartial(T value, int i) const
        {
            if (i + V::Lane() < Length)
                Store(value, i);
        }

        // By the calling thread, as in a row of user memory.
        SUBSETGEN_DEVICE void Set(int item, T value) const { Memory[item] = value; }

        SUBSETGEN_DEVICE T Get(int item) const { return Memory[item]; }

        // Of a number that all threads have, by one of them.
        SUBSETGEN_DEVICE void PutItem(int item, T value) const
        {
            if (V::IsFirst())
                Memory[item] = value;
        }

        SUBSETGEN_DEVICE void Fill(T value) const
        {
            for (int i = V::Lane(); i < Length; i += V::Count)
                Memory[i] = value;
        }
    };

    // The scratch memory of a team: rented piece by piece and given back all at once. Each piece comes from shared memory where it still fits,
    // else from global memory; the host provides the global part for all of it.
    class Workspace
    {
    public:
        SUBSETGEN_DEVICE Workspace(unsigned char* shared, int sharedBytes, unsigned char* global, long long globalBytes)
            : shared(shared), sharedBytes(sharedBytes), global(global), globalBytes(globalBytes)
        {
        }

        // scratch: count * sizeof(T), up to a multiple of 16 bytes
        template <class T>
        SUBSETGEN_DEVICE Span<T> Rent(int count)
        {
            const long long bytes = (static_cast<long long>(count) * static_cast<int>(sizeof(T)) + 15) & ~15LL;
            if (bytes <= sharedBytes - sharedUsed)
            {
                T* const memory = reinterpret_cast<T*>(shared + sharedUsed);
                sharedUsed += static_cast<int>(bytes);
                return {memory, count};
            }
            if (bytes > globalBytes - globalUsed)
                Trap();
            T* const memory = reinterpret_cast<T*>(global + globalUsed);
            globalUsed += bytes;
            return {memory, count};
        }

        // Takes everything back, once the whole team is done with it.
        SUBSETGEN_DEVICE void Reset()
        {
            V::Sync();
            sharedUsed = 0;
            globalUsed = 0;
        }

    private:
        unsigned char* shared;
        int sharedBytes;
        unsigned char* global;
        long long globalBytes;
        int sharedUsed = 0;
        long long globalUsed = 0;
    };

#if SUBSETGEN_ITEMS > 0

    // A row of which each thread holds its own items in registers. Loops over it must be unrolled; nothing may take its address.
    template <class T>
    struct Items
    {
        T at[SUBSETGEN_ITEMS];

        Items() = default;

        // scratch: none
        SUBSETGEN_DEVICE Items(Workspace&, int) {}

        SUBSETGEN_DEVICE T Load(int i) const { return at[i / V::Count]; }

        SUBSETGEN_DEVICE void Store(T value, int i) { at[i / V::Count] = value; }

        SUBSETGEN_DEVICE T LoadPartial(int i, T) const { return Load(i); }

        SUBSETGEN_DEVICE void StorePartial(T value, int i) { Store(value, i); }

        SUBSETGEN_DEVICE void Fill(T value)
        {
            #pragma unroll
            for (int c = 0; c < SUBSETGEN_ITEMS; c++)
                at[c] = value;
        }
    };

#else

    // A row in scratch memory, padded to a multiple of V::Count with zeros. Any thread may read it after V::Sync().
    template <class T>
    struct Items : Span<T>
    {
        Items() = default;

        SUBSETGEN_DEVICE explicit Items(Span<T> row) : Span<T>(row) {}

        // scratch: Padded(n) * sizeof(T), up to a multiple of 16 bytes
        SUBSETGEN_DEVICE Items(Workspace& workspace, int n) : Span<T>(workspace.Rent<T>(Padded(n)))
        {
            // Some rows are written an item at a time and then summed a vector at a time. Each thread clears what it loads itself.
            const int last = this->Length - V::Count + V::Lane();
            if (last >= n)
                this->Memory[last] = T(0);
        }

        SUBSETGEN_DEVICE static constexpr int Padded(int n) { return (n + V::Count - 1) / V::Count * V::Count; }

        SUBSETGEN_DEVICE void Fill(T value) const
        {
            for (int i = 0; i < this->Length; i += V::Count)
                this->Store(value, i);
        }
    };

#endif

    // Each thread copies its own items.
    template <class T>
    SUBSETGEN_DEVICE void Copy(const Items<T>& from, Items<T>& to)
    {
#if SUBSETGEN_ITEMS > 0
        to = from;
#else
        for (int i = 0; i < to.Length; i += V::Count)
            V::Store(V::Load(from, i), to, i);
#endif
    }
}

#include <subsetgen/user_rows.cuh>
