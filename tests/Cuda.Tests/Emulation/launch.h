// One start of a kernel: its blocks one after another, the threads of a block in turns, and the barrier of a block.
#pragma once

#include "fibers.h"
#include "order.h"
#include "shared_memory.h"

#include <cstdarg>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>

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

    class Launch
    {
    public:
        Launch(std::function<void()> kernel, int grid, int block, int sharedBytes, unsigned order)
            : kernel(std::move(kernel)), grid(grid), block(block), order(order), shared(sharedBytes), fibers(block, Thread),
              warps((block + WarpSize - 1) / WarpSize), visits(block)
        {
        }

        // False after an error.
        bool Run()
        {
            if (shared.Bytes() > SharedMemory::Limit)
                return Report("%d bytes of shared memory a block are asked for; a device has %d", shared.Bytes(), SharedMemory::Limit);
            kept.Launch = this;
            bool succeeded = true;
            for (int index : order.Of(grid))
                succeeded = succeeded && RunBlock(index);
            kept.Launch = nullptr;
            return succeeded;
        }

        int Grid() const { return grid; }
        int Block() const { return block; }
        int BlockIndex() const { return blockIndex; }
        int ThreadIndex() const { return running; }
        unsigned char* Shared() { return shared.Dynamic(); }

        void Barrier()
        {
            inBarrier++;
            Stop(&Warp::InBarrier);
            SwitchAway();
        }

        // Meets the lanes of the mask. In warp.h.
        uint64_t Meet(const Visit& visit);

        // Ends the launch. The fibers stay where they are and are dropped.
        [[noreturn]] void Fail(const char* format, ...) __attribute__((format(printf, 2, 3)))
        {
            const int start = snprintf(kept.Error, sizeof kept.Error, "block %d, thread %d: ", blockIndex, running);
            va_list values;
            va_start(values, format);
            vsnprintf(kept.Error + start, sizeof kept.Error - start, format, values);
            va_end(values);
            fibers.Leave(running, Failed);
            __builtin_unreachable();
        }

    private:
        enum { BlockIsDone = 1, Failed = 2 };

        static void Thread()
        {
            for (;;)
            {
                Launch& launch = *kept.Launch;
                launch.kernel();
                launch.Go();
            }
        }

        bool RunBlock(int index)
        {
            blockIndex = index;
            inBarrier = gone = 0;
            Release();
            shared.Poison();
            running = Next();
            if (fibers.Enter(running) == Failed)
                return false;
            for (int thread = 0; thread < block; thread++)
                if (!fibers.IsWhole(thread))
                    return Report("block %d, thread %d: needs more than its stack", index, thread);
            return shared.IsWhole() || Report("block %d: wrote past the end of its dynamic shared memory", index);
        }

        template <typename... Values>
        bool Report(const char* format, Values... values)
        {
            snprintf(kept.Error, sizeof kept.Error, format, values...);
            return false;
        }

        // In warp.h.
        void Vote(Visit* lanes, unsigned mask);
        void Shuffle(Visit* lanes, unsigned mask);

        // The running thread has returned from the kernel.
        void Go()
        {
            Stop(nullptr);
            if (++gone == block)
                fibers.Leave(running, BlockIsDone);
            else
                SwitchAway();
        }

        // The running thread cannot go on: where it is now.
        void Stop(unsigned Warp::* place)
        {
            Warp& warp = warps[running / WarpSize];
            const unsigned bit = 1u << running % WarpSize;
            warp.CanRun &= ~bit;
            if (place != nullptr)
                warp.*place |= bit;
            if (warp.CanRun == 0)
                runnable &= ~(1u << running / WarpSize);
        }

        void SwitchAway()
        {
            asm volatile("" ::: "memory");
            if (runnable == 0)
                OpenBarrier();
            const int from = running;
            running = Next();
            if (running != from)
                fibers.Switch(from, running);
            asm volatile("" ::: "memory");
        }

        // Nobody can run: all wait in the barrier, or they wait for ever.
        void OpenBarrier()
        {
            if (inBarrier < block)
                Fail("%s:%s", gone + inBarrier == block ? "threads have left while others wait in __syncthreads" : "deadlock", Places().c_str());
            inBarrier = 0;
            Release();
        }

        void Release()
        {
            for (int index = 0; index < static_cast<int>(warps.size()); index++)
            {
                const int lanes = std::min(WarpSize, block - index * WarpSize);
                warps[index] = {0xFFFFFFFF >> (WarpSize - lanes), 0, 0};
                runnable |= 1u << index;
            }
        }

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
                const std::string one = std::to_string(first);
                text += "\n  " + (first == last ? "thread " + one : "threads " + one + " to " + std::to_string(last)) + ": " + Place(first);
            }
            return text;
        }

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

        std::function<void()> kernel;
        int grid;
        int block;
        Order order;
        SharedMemory shared;
        Fibers fibers;
        std::vector<Warp> warps;
        std::vector<Visit> visits;
        unsigned runnable = 0; // warps
        int current = 0;
        int running = 0;
        int blockIndex = 0;
        int inBarrier = 0;
        int gone = 0;
    };
}
