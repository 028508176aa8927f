// The operations of a warp: lanes named by a mask meet, exchange their values, and go on.
#pragma once

#include "launch.h"

namespace emulation
{
    constexpr const char* Synchronize = "__syncwarp";
    constexpr const char* Ballot = "__ballot_sync";
    constexpr const char* ShuffleFrom = "__shfl_sync";
    constexpr const char* ShuffleUp = "__shfl_up_sync";
    constexpr const char* ShuffleDown = "__shfl_down_sync";
    constexpr const char* ShuffleXor = "__shfl_xor_sync";

    // The lane that a shuffle reads; the lane itself where there is none (PTX ISA, shfl.sync).
    inline int SourceLane(const Meeting& meeting, int lane)
    {
        const int first = lane & ~(meeting.Width - 1);
        const int last = first + meeting.Width - 1;
        const int argument = meeting.Argument;
        if (meeting.Name == ShuffleFrom)
            return first + (argument & (meeting.Width - 1));
        if (meeting.Name == ShuffleUp)
            return static_cast<unsigned>(argument) > static_cast<unsigned>(lane - first) ? lane : lane - argument;
        if (meeting.Name == ShuffleDown)
            return static_cast<unsigned>(argument) > static_cast<unsigned>(last - lane) ? lane : lane + argument;
        return (lane ^ argument) > last ? lane : lane ^ argument;
    }

    __attribute__((noinline)) inline uint64_t Launch::Meet(const char* name, unsigned mask, uint64_t value, int bytes, int argument, int width)
    {
        const int lane = running % WarpSize;
        const int base = running - lane;
        Meeting& mine = meetings[running];
        mine = {name, mask, bytes, width, argument, value, 0};
        if (!(mask >> lane & 1))
            Fail("%s with mask 0x%08x, which is without the caller's lane %d", name, mask, lane);
        if (width <= 0 || width > WarpSize || (width & (width - 1)) != 0)
            Fail("%s with width %d, which is no power of two up to %d", name, width, WarpSize);

        bool isComplete = true;
        for (unsigned rest = mask & ~(1u << lane); rest != 0; rest &= rest - 1)
        {
            const int otherLane = __builtin_ctz(rest);
            const int other = base + otherLane;
            if (other >= block)
                Fail("%s with mask 0x%08x, but there is no thread %d", name, mask, other);
            if (states[other] == State::Gone)
                Fail("%s with mask 0x%08x, but thread %d has left the kernel", name, mask, other);
            const Meeting& theirs = meetings[other];
            // A lane that waits for others first comes here later.
            if (states[other] != State::InWarp || !(theirs.Mask >> lane & 1))
                isComplete = false;
            else if (theirs.Name != name || theirs.Mask != mask || theirs.Bytes != bytes || theirs.Width != width)
                Fail("lanes disagree: here %s with mask 0x%08x, %d bytes, width %d; thread %d waits in %s with mask 0x%08x, %d bytes, width %d",
                    name, mask, bytes, width, other, theirs.Name, theirs.Mask, theirs.Bytes, theirs.Width);
        }

        if (!isComplete)
            SetState(running, State::InWarp);
        else if (name == Ballot)
        {
            uint64_t votes = 0;
            for (unsigned rest = mask; rest != 0; rest &= rest - 1)
                votes |= meetings[base + __builtin_ctz(rest)].Value << __builtin_ctz(rest);
            for (unsigned rest = mask; rest != 0; rest &= rest - 1)
                meetings[base + __builtin_ctz(rest)].Result = votes;
        }
        else if (name != Synchronize)
            for (unsigned rest = mask; rest != 0; rest &= rest - 1)
            {
                const int reader = __builtin_ctz(rest);
                const int source = SourceLane(meetings[base + reader], reader);
                if (!(mask >> source & 1))
                    Fail("%s with mask 0x%08x: lane %d reads lane %d, which is not in the mask", name, mask, reader, source);
                meetings[base + reader].Result = meetings[base + source].Value;
            }
        if (isComplete)
            for (unsigned rest = mask; rest != 0; rest &= rest - 1)
                SetState(base + __builtin_ctz(rest), State::Ready);
        SwitchAway();
        return mine.Result;
    }
}
