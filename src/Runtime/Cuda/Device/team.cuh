// A team of threads is a vector: every thread holds one lane, so what is a V in C# is a T here, and a mask is a bool.
//
// SUBSETGEN_TEAM threads (a power of two, 8 to 1024) work on a row. Up to 32 they are lanes of one warp, and SUBSETGEN_TEAMS such teams
// make a block; above, the block is the team. SUBSETGEN_ITEMS is how many items of a row a thread holds in registers, 0 where rows are in
// memory. All threads of a team take the same way through the code; teams need not.
//
// What reads other lanes waits for them and gives every lane the same bits. Sums are added in a fixed tree. Cost: log2(team) shuffles up to 32
// threads; above, a value from each warp and two barriers more.
#pragma once

#include <subsetgen/storage.cuh>

namespace subsetgen
{
    // What another lane of the warp holds. Overloaded beside a struct, a struct can be reduced, too.
    template <class T>
    SUBSETGEN_DEVICE T ShuffleXor(unsigned int mask, T a, int lanes) { return __shfl_xor_sync(mask, a, lanes); }

    // What the lane so far below in its team's part of the warp holds.
    template <class T>
    SUBSETGEN_DEVICE T ShuffleUp(unsigned int mask, T a, int lanes, int width) { return __shfl_up_sync(mask, a, lanes, width); }

    struct V
    {
        // Threads of a team.
        static constexpr int Count = SUBSETGEN_TEAM;

        // Items that a thread holds of a row in registers.
        static constexpr int Held = SUBSETGEN_ITEMS;

        static_assert(Count >= 8 && Count <= 1024 && (Count & (Count - 1)) == 0, "A team has 8, 16, 32 ... 1024 threads.");
        static_assert(Count <= 32 || SUBSETGEN_TEAMS == 1, "A team of more than a warp is a block.");
        static_assert(Held % Packet::Count == 0, "A thread holds whole packets.");

        SUBSETGEN_DEVICE static int Lane() { return threadIdx.x & (Count - 1); }

        SUBSETGEN_DEVICE static int TeamOfBlock() { return threadIdx.x / Count; }

        SUBSETGEN_DEVICE static bool IsFirst() { return Lane() == 0; }

        // Where a loop over a row ends; a constant where the row is in registers, so that the loop can be unrolled.
        SUBSETGEN_DEVICE static constexpr int End(int n) { return Held > 0 ? Held * Count : n; }

        // The item that this thread has in the step of a loop that begins at i, a multiple of Count. In registers the items of a packet lie
        // side by side in a thread.
        SUBSETGEN_DEVICE static int Index(int i)
        {
            if constexpr (Held == 0)
                return i + Lane();
            const int c = i / Count;
            return c / Packet::Count * (Count * Packet::Count) + Lane() * Packet::Count + c % Packet::Count;
        }

        template <class Items>
        SUBSETGEN_DEVICE static auto Load(const Items& row, int i) { return row.Load(i); }

        template <class T, class Items>
        SUBSETGEN_DEVICE static void Store(T value, Items& row, int i) { row.Store(value, i); }

        // Beyond the end of the row, `fill`.
        template <class Items, class T>
        SUBSETGEN_DEVICE static T LoadPartial(const Items& row, int i, T fill) { return row.LoadPartial(i, fill); }

        // Nothing beyond the end of the row.
        template <class T, class Items>
        SUBSETGEN_DEVICE static void StorePartial(T value, Items& row, int i) { row.StorePartial(value, i); }

        template <class T>
        SUBSETGEN_DEVICE static T Select(bool mask, T yes, T no) { return mask ? yes : no; }

        template <class T>
        SUBSETGEN_DEVICE static T Sum(T a) { return Reduce(a, [](T x, T y) { return x + y; }); }

        // A zero comes out positive: which of two zeros is the larger depends on the lane.
        template <class T>
        SUBSETGEN_DEVICE static T MaxOf(T a) { return Reduce(a, [](T x, T y) { return Max(x, y); }) + T(0); }

        template <class T>
        SUBSETGEN_DEVICE static T MinOf(T a) { return Reduce(a, [](T x, T y) { return Min(x, y); }) + T(0); }

        // In how many lanes the mask is set.
        SUBSETGEN_DEVICE static int CountOf(bool mask)
        {
            if constexpr (Count > 32)
                return AcrossWarps(__popc(Ballot(mask)), [](int x, int y) { return x + y; });
            return __popc(Ballot(mask));
        }

        SUBSETGEN_DEVICE static bool Any(bool mask)
        {
            if constexpr (Count > 32)
                return CountOf(mask) != 0;
            return Ballot(mask) != 0;
        }

        // In how many of the lanes below this one the mask is set.
        SUBSETGEN_DEVICE static int CountBelow(bool mask)
        {
            const unsigned int below = (1u << (threadIdx.x & 31)) - 1;
            const unsigned int votes = Ballot(mask);
            int count = __popc(votes & below);
            if constexpr (Count > 32)
            {
                int* const parts = Parts<int>();
                if ((Lane() & 31) == 0)
                    parts[Lane() / 32] = __popc(votes);
                Sync();
                for (int warp = 0; warp < Lane() / 32; warp++)
                    count += parts[warp];
                Sync();
            }
            return count;
        }

        // The items moved up by one lane; the last of `below` becomes the first. Teams of a warp.
        template <class T>
        SUBSETGEN_DEVICE static T ShiftUp(T a, T below)
        {
            static_assert(Count * sizeof(T) <= 32 * sizeof(T), "Lanes are shifted within a warp.");
            return __shfl_sync(TeamMask(), Lane() == Count - 1 ? below : a, (Lane() + Count - 1) & (Count - 1), Count);
        }

        // The items moved down by one lane; the first of `above` becomes the last. Teams of a warp.
        template <class T>
        SUBSETGEN_DEVICE static T ShiftDown(T a, T above)
        {
            static_assert(Count * sizeof(T) <= 32 * sizeof(T), "Lanes are shifted within a warp.");
            return __shfl_sync(TeamMask(), Lane() == 0 ? above : a, (Lane() + 1) & (Count - 1), Count);
        }

        // What one lane holds.
        template <class T>
        SUBSETGEN_DEVICE static T Broadcast(T a, int lane)
        {
            if constexpr (Count <= 32)
                return __shfl_sync(TeamMask(), a, lane, Count);
            T* const parts = Parts<T>();
            if (Lane() == lane)
                parts[0] = a;
            Sync();
            const T broadcast = parts[0];
            Sync();
            return broadcast;
        }

        // What another lane of the same warp and team holds, by its number in the team, of which what is beyond the warp does not count.
        template <class T>
        SUBSETGEN_DEVICE static T FromLane(T a, int lane) { return __shfl_sync(TeamMask(), a, lane, Count < 32 ? Count : 32); }

        // Waits for the team; what its threads wrote can then be read by all of them.
        SUBSETGEN_DEVICE static void Sync()
        {
            if constexpr (Count <= 32)
                __syncwarp(TeamMask());
            else
                __syncthreads();
        }

        // All lanes combined, by an operation that does not care which of two comes first.
        template <class A, class Combine>
        SUBSETGEN_DEVICE static A Reduce(A a, Combine combine)
        {
            #pragma unroll
            for (int lanes = (Count < 32 ? Count : 32) / 2; lanes > 0; lanes /= 2)
                a = combine(a, ShuffleXor(TeamMask(), a, lanes));
            if constexpr (Count > 32)
                a = AcrossWarps(a, combine);
            return a;
        }

        // This lane and all below it combined, lanes in their order.
        template <class A, class Combine>
        SUBSETGEN_DEVICE static A Prefix(A a, Combine combine)
        {
            constexpr int Width = Count < 32 ? Count : 32;
            #pragma unroll
            for (int lanes = 1; lanes < Width; lanes *= 2)
            {
                const A below = ShuffleUp(TeamMask(), a, lanes, Width);
                if ((Lane() & (Width - 1)) >= lanes)
                    a = combine(below, a);
            }
            if constexpr (Count > 32)
            {
                A* const parts = Parts<A>();
                if ((Lane() & 31) == 31)
                    parts[Lane() / 32] = a;
                Sync();
                for (int warp = Lane() / 32 - 1; warp >= 0; warp--)
                    a = combine(parts[warp], a);
                Sync();
            }
            return a;
        }

    private:
        // The team's lanes of its warp.
        SUBSETGEN_DEVICE static unsigned int TeamMask()
        {
            if constexpr (Count >= 32)
                return 0xFFFFFFFFu;
            return ((1u << (Count & 31)) - 1) << (threadIdx.x & 31 & ~(Count - 1));
        }

        SUBSETGEN_DEVICE static unsigned int Ballot(bool mask) { return __ballot_sync(TeamMask(), mask) & TeamMask(); }

        // Room for something from each warp of the block.
        template <class A>
        SUBSETGEN_DEVICE static A* Parts()
        {
            __shared__ A parts[Count > 32 ? Count / 32 : 1];
            return parts;
        }

        // All warps combined, each of whose lanes has the same part.
        template <class A, class Combine>
        SUBSETGEN_DEVICE static A AcrossWarps(A part, Combine combine)
        {
            constexpr int Warps = Count / 32;
            A* const parts = Parts<A>();
            if ((Lane() & 31) == 0)
                parts[Lane() / 32] = part;
            Sync();
            A a = parts[Lane() & (Warps - 1)];
            Sync();
            #pragma unroll
            for (int lanes = Warps / 2; lanes > 0; lanes /= 2)
                a = combine(a, ShuffleXor(TeamMask(), a, lanes));
            return a;
        }
    };
}
