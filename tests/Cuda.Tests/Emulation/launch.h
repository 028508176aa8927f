// One start of a kernel: its blocks one after another, the threads of a block in turns, and the barrier of a block.
#pragma once

#include "fibers.h"
#include "shared_memory.h"
#include "turns.h"

#include <cstdarg>
#include <functional>
#include <utility>

namespace emulation
{
    class Launch
    {
    public:
        Launch(std::function<void()> kernel, int grid, int block, int sharedBytes, unsigned order)
            : kernel(std::move(kernel)), grid(grid), block(block), shared(sharedBytes), fibers(block, Thread), turns(block, order)
        {
        }

        // False after an error.
        bool Run()
        {
            if (shared.Bytes() > SharedMemory::Limit)
                return Report(
                    "%d bytes of shared memory a block are asked for; a device has %d", shared.Bytes(), SharedMemory::Limit);
            kept.Launch = this;
            bool succeeded = true;
            for (int index : turns.OrderOf(grid))
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
            turns.Stop(running, &Warp::InBarrier);
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
            turns.Release();
            shared.Poison();
            running = turns.Next();
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

        // The running thread has returned from the kernel.
        void Go()
        {
            turns.Stop(running, nullptr);
            if (++gone == block)
                fibers.Leave(running, BlockIsDone);
            else
                SwitchAway();
        }

        void SwitchAway()
        {
            asm volatile("" ::: "memory");
            if (!turns.AnyoneCanRun())
                OpenBarrier();
            const int from = running;
            running = turns.Next();
            if (running != from)
                fibers.Switch(from, running);
            asm volatile("" ::: "memory");
        }

        // Nobody can run: all wait in the barrier, or they wait for ever.
        void OpenBarrier()
        {
            if (inBarrier < block)
                Fail("%s:%s",
                    gone + inBarrier == block ? "threads have left while others wait in __syncthreads" : "deadlock",
                    turns.Places().c_str());
            inBarrier = 0;
            turns.Release();
        }

        // In warp.h.
        void Vote(Visit* lanes, unsigned mask);
        void Shuffle(Visit* lanes, unsigned mask);

        std::function<void()> kernel;
        int grid;
        int block;
        SharedMemory shared;
        Fibers fibers;
        Turns turns;
        int running = 0;
        int blockIndex = 0;
        int inBarrier = 0;
        int gone = 0;
    };
}
