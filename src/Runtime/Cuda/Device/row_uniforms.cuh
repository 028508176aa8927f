// Uniform draws for the items of a row, the numbers of draws.cuh, with every Philox block computed once though its items are 16
// apart.
//
// In memory a thread writes the items of its blocks. In registers the threads of a warp trade draws: a thread computes as many
// blocks as it has draws' worth of, and the items of its packets come from others by shuffles, one a draw. A draw then costs a
// quarter of a block (half in double precision) and, in registers, a shuffle and four selections (two) more.
#pragma once

#include <subsetgen/draws.cuh>
#include <subsetgen/memory.cuh>

namespace subsetgen
{
    template <class T>
    class RowUniforms
    {
    public:
        // law(u) of the draw u of every item; beyond the row's n items something.
        template <class Law>
        SUBSETGEN_DEVICE static void Fill(Items<T>& row, int n, DrawStream stream, const DrawKey& key, int index, Law law)
        {
#if SUBSETGEN_ITEMS > 0
            #pragma unroll
            for (int packet = 0; packet < Packets; packet += Sharing)
                FillPackets(row, packet, stream, key, index, law);
#else
            V::Sync();
            for (int number = V::Lane(); number < Block::BlocksOf(n); number += V::Count)
            {
                const Block block(stream, key, index, number);
                #pragma unroll
                for (int i = 0; i < Block::Count; i++)
                    if (Block::Item(number, i) < n)
                        row[Block::Item(number, i)] = law(block[i]);
            }
            V::Sync();
#endif
        }

    private:
        using Block = UniformBlock<T>;

#if SUBSETGEN_ITEMS > 0
        // A step of a packet moves Step items of the row, which is a part of a group of blocks, a group, or several.
        static constexpr int Packets = V::Held / Packet::Count;
        static constexpr int Step = V::Count * Packet::Count;
        static constexpr int Sharing = Step < Block::GroupItems ? Block::GroupItems / Step : 1; // steps that share their blocks
        static constexpr int Lanes = V::Count / (Step * Sharing / Block::GroupItems); // that share a group
        static constexpr int Own = Block::Blocks / Lanes; // blocks that a lane computes of a group
        static constexpr int Traded = Block::Count / Sharing; // draws of a block that a step takes

        static_assert(Own * Traded == Packet::Count, "What a lane computes is what it holds.");

        // Lane l computes the blocks Own l .. Own l + Own - 1 of its group. The item j of its packet is item VEC l + j of the
        // step, so it belongs to block (VEC l) mod 16 + j, of which it is draw number VEC l / 16: the same for all j.
        template <class Law>
        SUBSETGEN_DEVICE static void FillPackets(
            Items<T>& row, int packet, DrawStream stream, const DrawKey& key, int index, Law law)
        {
            const int lane = V::Lane();
            const int group = (packet * Step + lane / Lanes * Lanes * Packet::Count) / Block::GroupItems;
            const int source = lane / Lanes * Lanes + lane * Packet::Count % Block::Blocks / Own;
            const int place = lane * Packet::Count / Block::Blocks % Traded;
            #pragma unroll
            for (int b = 0; b < Own; b++)
            {
                const Block block(stream, key, index, group * Block::Blocks + lane % Lanes * Own + b);
                #pragma unroll
                for (int step = 0; step < Sharing; step++)
                {
                    if (packet + step >= Packets)
                        continue;

                    // In round t lane l gives draw l + t, to the lane that wants it; so a lane that wants draw p asks lane p - t.
                    T draws[Traded];
                    #pragma unroll
                    for (int i = 0; i < Traded; i++)
                        draws[i] = block[step * Traded + i];
                    Rotate(draws, lane);
                    #pragma unroll
                    for (int t = 0; Traded > 1 && t < Traded; t++)
                        draws[t] = V::FromLane(draws[t], source + ((place - t) & (Traded - 1)));
                    Reverse(draws);
                    Rotate(draws, -place);
                    #pragma unroll
                    for (int i = 0; i < Traded; i++)
                        row.at[(packet + step) * Packet::Count + i * Own + b] = law(draws[i]);
                }
            }
        }

        // a[i] becomes what a[i + by] was, modulo the length. Selections, for registers have no index.
        SUBSETGEN_DEVICE static void Rotate(T (&a)[Traded], int by)
        {
            #pragma unroll
            for (int distance = 1; distance < Traded; distance *= 2)
            {
                T rotated[Traded];
                #pragma unroll
                for (int i = 0; i < Traded; i++)
                    rotated[i] = (by & distance) != 0 ? a[(i + distance) & (Traded - 1)] : a[i];
                #pragma unroll
                for (int i = 0; i < Traded; i++)
                    a[i] = rotated[i];
            }
        }

        // a[i] becomes what a[-i] was, modulo the length.
        SUBSETGEN_DEVICE static void Reverse(T (&a)[Traded])
        {
            #pragma unroll
            for (int i = 1; i < Traded / 2; i++)
            {
                const T other = a[i];
                a[i] = a[Traded - i];
                a[Traded - i] = other;
            }
        }
#endif
    };
}
