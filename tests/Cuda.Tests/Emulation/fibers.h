// Threads that take turns: a stack and a place in the text for each, and a jump between them without a system call.
#pragma once

#include "stacks.h"

#include <csetjmp>
#include <ucontext.h>
#include <vector>

namespace emulation
{
    class Fibers
    {
    public:
        // `body` never returns. What is on a stack at the end is dropped: device text has no destructors that matter.
        Fibers(int count, void (*body)()) : fibers(count), body(body), stacks(count)
        {
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

        // False where the fiber needed more than its stack.
        bool IsWhole(int fiber) const
        {
            return stacks.IsWhole(fiber);
        }

    private:
        struct Fiber
        {
            jmp_buf Place;
            bool IsStarted;
        };

        [[noreturn]] void Resume(int to)
        {
            if (fibers[to].IsStarted)
                _longjmp(fibers[to].Place, 1);
            fibers[to].IsStarted = true;
            ucontext_t start;
            getcontext(&start);
            start.uc_stack.ss_sp = stacks[to];
            start.uc_stack.ss_size = Stacks::StackBytes;
            start.uc_link = nullptr;
            makecontext(&start, body, 0);
            setcontext(&start);
            __builtin_unreachable();
        }

        std::vector<Fiber> fibers;
        void (*body)();
        Stacks stacks;
        jmp_buf outside;
    };
}
