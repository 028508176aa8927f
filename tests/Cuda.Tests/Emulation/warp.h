// The operations of a warp: the lanes of a mask meet, exchange their values, and go on.
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

    // The bits that are set, lowest first.
    template <typename Action>
    void ForEach(unsigned lanes, Action action)
    {
        for (; lanes != 0; lanes &= lanes - 1)
            action(__builtin_ctz(lanes));
    }

    // The lane that a shuffle reads, the reader itself where there is none (PTX ISA, shfl.sync).
    inline int SourceLane(const Visit& visit, int lane)
    {
        const int first = lane & ~(visit.Width - 1);
        const int last = first + visit.Width - 1;
        const unsigned argument = visit.Argument;
        if (visit.Name == ShuffleFrom)
            return first + static_cast<int>(argument & (visit.Width - 1));
        if (visit.Name == ShuffleUp)
            return argument > static_cast<unsigned>(lane - first) ? lane : lane - visit.Argument;
        if (visit.Name == ShuffleDown)
            return argument > static_cast<unsigned>(last - lane) ? lane : lane + visit.Argument;
        return (lane ^ argument) > static_cast<unsigned>(last) ? lane : lane ^ visit.Argument;
    }

    inline void Launch::Vote(Visit* lanes, unsigned mask)
    {
        uint64_t votes = 0;
        ForEach(mask, [&](int voter) { votes |= lanes[voter].Value << voter; });
        ForEach(mask, [&](int voter) { lanes[voter].Result = votes; });
    }

    inline void Launch::Shuffle(Visit* lanes, unsigned mask)
    {
        ForEach(mask, [&](int reader)
        {
            const int source = SourceLane(lanes[reader], reader);
            if (!(mask >> source & 1))
                Fail("%s with mask 0x%08x: lane %d reads lane %d, which is not in the mask",
                    lanes[reader].Name, mask, reader, source);
            lanes[reader].Result = lanes[source].Value;
        });
    }

    __attribute__((noinline)) inline uint64_t Launch::Meet(const Visit& visit)
    {
        const int lane = running % WarpSize;
        Warp& warp = turns.WarpOf(running);
        Visit* const lanes = turns.VisitsOfWarp(running);
        lanes[lane] = visit;

        const unsigned mask = visit.Mask;
        const unsigned others = mask & ~(1u << lane);
        if (mask == others)
            Fail("%s with mask 0x%08x, which is without the caller's lane %d", visit.Name, mask, lane);
        if (visit.Width <= 0 || visit.Width > WarpSize || (visit.Width & (visit.Width - 1)) != 0)
            Fail("%s with width %d, which is no power of two up to %d", visit.Name, visit.Width, WarpSize);
        if (const unsigned absent = others & ~(warp.CanRun | warp.InOperation | warp.InBarrier))
            Fail("%s with mask 0x%08x, but its lane %d %s", visit.Name, mask, __builtin_ctz(absent),
                running - lane + __builtin_ctz(absent) < block ? "has left the kernel" : "is beyond the block");

        // Those who wait agree among themselves: until all wait, one of them is asked.
        // Who waits for a meeting without this lane comes here later.
        const unsigned waiting = others & warp.InOperation;
        unsigned here = 0;
        ForEach(waiting == others ? waiting : waiting & -waiting, [&](int other)
        {
            if (!(lanes[other].Mask >> lane & 1))
                return;
            here |= 1u << other;
            if (!visit.IsLike(lanes[other]))
                Fail("lanes disagree: %s with mask 0x%08x, %d bytes, width %d; lane %d: %s with mask 0x%08x, %d bytes, width %d",
                    visit.Name, mask, visit.Bytes, visit.Width,
                    other, lanes[other].Name, lanes[other].Mask, lanes[other].Bytes, lanes[other].Width);
        });
        if (here != others)
        {
            turns.Stop(running, &Warp::InOperation);
            SwitchAway();
            return lanes[lane].Result;
        }

        if (visit.Name == Ballot)
            Vote(lanes, mask);
        else if (visit.Name != Synchronize)
            Shuffle(lanes, mask);
        warp.CanRun |= mask;
        warp.InOperation &= ~mask;
        SwitchAway();
        return lanes[lane].Result;
    }
}
