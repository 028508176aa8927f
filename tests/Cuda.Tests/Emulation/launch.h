// One start of a kernel: its blocks one after another, the order of the threads of a block, and the barrier of a block.
#pragma once

#include "fibers.h"
#include "shared_memory.h"

#include <cstdarg>
#include <cstdio>
#include <functional>
#include <numeric>
#include <string>
#include <utility>

namespace emulation
{
    constexpr int WarpSize = 32;

    enum class State : unsigned char
    {
        Ready,
        InBarrier,
        InWarp,
        Gone,
    };

    // What a thread brings to an operation of its warp.
    struct Meeting
    {
        const char* Name;
        unsigned Mask;
        int Bytes;
        int Width;
        int Argument;
        uint64_t Value;
        uint64_t Result;
    };

    class Launch
    {
    public:
        Launch(std::function<void()> kernel, int grid, int block, int sharedBytes, unsigned order)
            : kernel(std::move(kernel)), grid(grid), block(block), order(order), random(order * 0x9E3779B97F4A7C15u + 1),
              shared(sharedBytes), fibers(block, Thread), states(block), meetings(block)
        {
        }

        // False after an error.
        bool Run()
        {
            kept.Launch = this;
            const bool succeeded = RunBlocks();
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
            SetState(running, State::InBarrier);
            inBarrier++;
            SwitchAway();
        }

        // warp.h
        uint64_t Meet(const char* name, unsigned mask, uint64_t value, int bytes, int argument, int width);

        // Ends the launch; the fibers stay where they are and are dropped.
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

        bool RunBlocks()
        {
            if (shared.Bytes() > SharedMemory::Limit)
            {
                snprintf(kept.Error, sizeof kept.Error, "%d bytes of shared memory a block are asked for; a device has %d", shared.Bytes(), SharedMemory::Limit);
                return false;
            }
            std::vector<int> blocks(grid);
            std::iota(blocks.begin(), blocks.end(), 0);
            if (order == 1)
                std::reverse(blocks.begin(), blocks.end());
            for (int i = grid - 1; i > 0 && order > 1; i--)
                std::swap(blocks[i], blocks[Random(i + 1)]);
            for (int index : blocks)
                if (!RunBlock(index))
                    return false;
            return true;
        }

        bool RunBlock(int index)
        {
            blockIndex = index;
            inBarrier = gone = 0;
            for (int thread = 0; thread < block; thread++)
                SetState(thread, State::Ready);
            shared.Poison();
            running = Next();
            if (fibers.Enter(running) == Failed)
                return false;
            for (int thread = 0; thread < block; thread++)
                if (!fibers.IsWhole(thread))
                    return Report("a thread needs more than its stack");
            return shared.IsWhole() || Report("the kernel wrote past the end of its dynamic shared memory");
        }

        bool Report(const char* message)
        {
            snprintf(kept.Error, sizeof kept.Error, "block %d: %s", blockIndex, message);
            return false;
        }

        // The running thread has returned from the kernel.
        void Go()
        {
            SetState(running, State::Gone);
            if (++gone == block)
                fibers.Leave(running, BlockIsDone);
            else
                SwitchAway();
        }

        void SwitchAway()
        {
            asm volatile("" ::: "memory");
            int next = Next();
            if (next < 0)
            {
                OpenBarrier();
                next = Next();
            }
            const int from = running;
            running = next;
            if (next != from)
                fibers.Switch(from, next);
            asm volatile("" ::: "memory");
        }

        // Nobody can run: all wait in the barrier, or they wait for ever.
        void OpenBarrier()
        {
            if (inBarrier < block)
                Fail("%s:%s", gone > 0 && gone + inBarrier == block ? "threads have left the kernel while others wait in __syncthreads" : "deadlock", Waiting().c_str());
            inBarrier = 0;
            for (int thread = 0; thread < block; thread++)
                SetState(thread, State::Ready);
        }

        // What everyone does, neighbours that do the same in one line.
        std::string Waiting() const
        {
            std::string text;
            for (int first = 0, last; first < block; first = last + 1)
            {
                for (last = first; last + 1 < block && Does(last + 1) == Does(first);)
                    last++;
                text += "\n  " + (first == last ? "thread " + std::to_string(first) : "threads " + std::to_string(first) + " to " + std::to_string(last)) + Does(first);
            }
            return text;
        }

        std::string Does(int thread) const
        {
            char text[128];
            const Meeting& meeting = meetings[thread];
            switch (states[thread])
            {
                case State::InBarrier: return ": in __syncthreads";
                case State::Gone: return ": left";
                case State::Ready: return ": can run";
                default:
                    snprintf(text, sizeof text, ": in %s with mask 0x%08x", meeting.Name, meeting.Mask);
                    return text;
            }
        }

        void SetState(int thread, State state)
        {
            states[thread] = state;
            const int warp = thread / WarpSize;
            const unsigned bit = 1u << thread % WarpSize;
            ready[warp] = state == State::Ready ? ready[warp] | bit : ready[warp] & ~bit;
            readyWarps = ready[warp] ? readyWarps | 1u << warp : readyWarps & ~(1u << warp);
        }

        // The thread that goes on, -1 where all wait.
        int Next()
        {
            if (readyWarps == 0)
                return -1;
            // Stays with a warp for a while: warps drift far apart, as on a device.
            if (!(readyWarps >> warp & 1) || order < 2 || Random(16) == 0)
                warp = Choose(readyWarps);
            return warp * WarpSize + Choose(ready[warp]);
        }

        // One of the bits that are set.
        int Choose(unsigned bits)
        {
            if (order == 0)
                return __builtin_ctz(bits);
            if (order == 1)
                return 31 - __builtin_clz(bits);
            for (int skip = Random(__builtin_popcount(bits)); skip > 0; skip--)
                bits &= bits - 1;
            return __builtin_ctz(bits);
        }

        int Random(int count)
        {
            // splitmix64 (Steele, Lea and Flood 2014)
            uint64_t z = random += 0x9E3779B97F4A7C15;
            z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
            z = (z ^ z >> 27) * 0x94D049BB133111EB;
            return static_cast<int>((z >> 32) * count >> 32);
        }

        std::function<void()> kernel;
        int grid;
        int block;
        unsigned order;
        uint64_t random;
        SharedMemory shared;
        Fibers fibers;
        std::vector<State> states;
        std::vector<Meeting> meetings;
        unsigned ready[WarpSize] = {};
        unsigned readyWarps = 0;
        int warp = 0;
        int running = 0;
        int blockIndex = 0;
        int inBarrier = 0;
        int gone = 0;
    };
}
