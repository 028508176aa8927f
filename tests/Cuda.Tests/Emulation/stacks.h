// Memory for the stacks of fibers, kept for the next start: its pages cost more than most kernels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <new>
#include <sys/mman.h>
#include <utility>
#include <vector>

namespace emulation
{
    class Stacks
    {
    public:
        static constexpr size_t StackBytes = 256 << 10;

        explicit Stacks(int count) : count(count), memory(Take(count * StackBytes))
        {
            for (int stack = 0; stack < count; stack++)
                Mark(stack) = Whole;
        }

        Stacks(const Stacks&) = delete;

        ~Stacks()
        {
            const std::lock_guard<std::mutex> lock(Mutex());
            Free().push_back({memory, count * StackBytes});
        }

        unsigned char* operator[](int stack) const
        {
            return memory + stack * StackBytes;
        }

        // False where more than the stack was needed.
        bool IsWhole(int stack) const
        {
            return Mark(stack) == Whole;
        }

    private:
        using Region = std::pair<unsigned char*, size_t>;

        static constexpr uint64_t Whole = 0x6B636174536C6C61;

        // The last word that a stack reaches.
        uint64_t& Mark(int stack) const
        {
            return *reinterpret_cast<uint64_t*>((*this)[stack]);
        }

        static unsigned char* Take(size_t bytes)
        {
            const std::lock_guard<std::mutex> lock(Mutex());
            for (Region& region : Free())
            {
                if (region.second != bytes)
                    continue;
                unsigned char* const found = region.first;
                region = Free().back();
                Free().pop_back();
                return found;
            }

            void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
            if (memory == MAP_FAILED)
                throw std::bad_alloc();
            return static_cast<unsigned char*>(memory);
        }

        static std::mutex& Mutex()
        {
            static std::mutex mutex;
            return mutex;
        }

        static std::vector<Region>& Free()
        {
            static std::vector<Region> free;
            return free;
        }

        int count;
        unsigned char* memory;
    };
}
