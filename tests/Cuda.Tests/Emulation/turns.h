// Where the threads of a block are, and who goes on.
#pragma once

#include "order.h"

#include <cstdio>
#include <string>

namespace emulation
{
    constexpr int WarpSize = 32;

    // What a thread brings to an operation of its warp, and what it gets.
    struct Visit
    {
        const char* Name;
        unsigned Mask;
        int Bytes;
        int Width;
        int Argument;
        uint64_t Value;
        uint64_t Result;

        bool IsLike(const Visit& other) const
        {
            return Name == other.Name && Mask == other.Mask && Bytes == other.Bytes && Width == other.Width;
        }
    };

    // Where the lanes of a warp are. A lane that is nowhere has left the kernel.
    struct Warp
    {
        unsigned CanRun;
        unsigned InOperation;
        unsigned InBarrier;
    };

    class Turns
    {
    public:
        Turns(int block, unsigned order) : block(block), order(order), warps((block + WarpSize - 1) / WarpSize), visits(block)
        {
        }

        // Everyone can run.
        void Release()
        {
            for (int index = 0; index < static_cast<int>(warps.size()); index++)
            {
                warps[index] = {0xFFFFFFFF >> (WarpSize - std::min(WarpSize, block - index * WarpSize)), 0, 0};
                runnable |= 1u << index;
            }
        }

        // A thread cannot go on: where it is now. Nowhere for one that left.
        void Stop(int thread, unsigned Warp::* place)
        {
            Warp& warp = WarpOf(thread);
            const unsigned bit = 1u << thread % WarpSize;
            warp.CanRun &= ~bit;
            if (place != nullptr)
                warp.*place |= bit;
            if (warp.CanRun == 0)
                runnable &= ~(1u << thread / WarpSize);
        }

        bool AnyoneCanRun() const { return runnable != 0; }
        Warp& WarpOf(int thread) { return warps[thread / WarpSize]; }
        Visit* VisitsOfWarp(int thread) { return &visits[thread / WarpSize * WarpSize]; }
        std::vector<int> OrderOf(int count) { return order.Of(count); }

        // The thread that goes on.
        int Next()
        {
            if (!(runnable >> current & 1) || order.Leaves())
                current = order.Choose(runnable);
            return current * WarpSize + order.Choose(warps[current].CanRun);
        }

        // Where everyone is, neighbours in the same place in one line.
        std::string Places() const
        {
            std::string text;
            for (int first = 0, last; first < block; first = last + 1)
            {
                for (last = first; last + 1 < block && Place(last + 1) == Place(first);)
                    last++;
                text += first == last ? "\n  thread " : "\n  threads ";
                text += std::to_string(first) + (first == last ? "" : " to " + std::to_string(last)) + ": " + Place(first);
            }
            return text;
        }

    private:
        std::string Place(int thread) const
        {
            const Warp& warp = warps[thread / WarpSize];
            const unsigned bit = 1u << thread % WarpSize;
            if (warp.InBarrier & bit)
                return "in __syncthreads";
            if (!(warp.InOperation & bit))
                return "left";
            char mask[16];
            snprintf(mask, sizeof mask, "0x%08x", visits[thread].Mask);
            return "in " + std::string(visits[thread].Name) + " with mask " + mask;
        }

        int block;
        Order order;
        std::vector<Warp> warps;
        std::vector<Visit> visits;
        unsigned runnable = 0; // warps
        int current = 0;
    };
}
