// Threads that take turns: a stack and a place in the text for each, and a jump between them without a system call.
#pragma once

#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <new>
#include <sys/mman.h>
#include <ucontext.h>
#include <vector>

namespace emulation
{
    class Fibers
    {
    public:
        // `body` never returns.
        Fibers(int count, void (*body)()) : fibers(count), body(body)
        {
            // Touched pages only take memory.
            void* memory = mmap(nullptr, Bytes(), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
            if (memory == MAP_FAILED)
                throw std::bad_alloc();
            stacks = static_cast<unsigned char*>(memory);
        }

        Fibers(const Fibers&) = delete;

        // What is on the stacks is dropped: device text has no destructors that matter.
        ~Fibers()
        {
            munmap(stacks, Bytes());
        }

        // From the outside into a fiber; returns what Leave was given.
        __attribute__((noinline)) int Enter(int fiber)
        {
            const int result = _setjmp(outside);
            if (result == 0)
                Resume(fiber);
            return result;
        }

        // From one fiber to another; returns when someone switches back.
        __attribute__((noinline)) void Switch(int from, int to)
        {
            if (_setjmp(fibers[from].Place) == 0)
                Resume(to);
        }

        // From a fiber to the outside; returns when the fiber is resumed, if it ever is.
        __attribute__((noinline)) void Leave(int from, int result)
        {
            if (_setjmp(fibers[from].Place) == 0)
                _longjmp(outside, result);
        }

        // False where a fiber needed more than its stack.
        bool IsWhole(int fiber) const
        {
            return *reinterpret_cast<const uint64_t*>(Stack(fiber)) == (fibers[fiber].IsStarted ? Mark : 0);
        }

    private:
        static constexpr size_t StackBytes = 256 << 10;
        static constexpr uint64_t Mark = 0x6B636174536C6C61;

        struct Fiber
        {
            jmp_buf Place;
            ucontext_t Start;
            bool IsStarted = false;
        };

        size_t Bytes() const
        {
            return fibers.size() * StackBytes;
        }

        unsigned char* Stack(int fiber) const
        {
            return stacks + fiber * StackBytes;
        }

        [[noreturn]] void Resume(int to)
        {
            Fiber& fiber = fibers[to];
            if (fiber.IsStarted)
                _longjmp(fiber.Place, 1);
            fiber.IsStarted = true;
            *reinterpret_cast<uint64_t*>(Stack(to)) = Mark;
            getcontext(&fiber.Start);
            fiber.Start.uc_stack.ss_sp = Stack(to);
            fiber.Start.uc_stack.ss_size = StackBytes;
            fiber.Start.uc_link = nullptr;
            makecontext(&fiber.Start, body, 0);
            setcontext(&fiber.Start);
            __builtin_unreachable();
        }

        std::vector<Fiber> fibers;
        void (*body)();
        unsigned char* stacks;
        jmp_buf outside;
    };
}
