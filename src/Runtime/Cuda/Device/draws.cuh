// Uniform draws strictly inside (0, 1): a function of seed, call, stream, row and item, so the same on every machine, for any
// team and any length of the row. Single precision has 23 bits, double 52 and other draws. Never round a double precision draw to
// single: it may become 1. A draw costs a Philox block, though the block holds those of four items (two in double precision);
// what draws a whole row takes a block's items together (RowUniforms).
#pragma once

#include <subsetgen/philox.cuh>

namespace subsetgen
{
    // What decides every draw besides the row and the item: the user's seed, and the number of the call, below 2^62.
    struct DrawKey
    {
        unsigned long long Seed;
        unsigned long long Call;
    };

    // Streams of draws that never meet: the top two bits of the counter.
    enum class DrawStream : unsigned int
    {
        Noise = 0,
        Sampling = 1,
        Gamma = 2,
        Again = 3, // what a sampler draws after it has refused a draw
    };

    // Bits to the middle of one of 2^23 (single) or 2^52 (double) equal cells of (0, 1), from the top bits of the word. Exact.
    struct UniformBits
    {
        // The bits in the fraction of a number in [1, 2), less 1 and plus half a cell.
        SUBSETGEN_DEVICE static float ToSingle(unsigned int word)
        {
            return FromBits(word >> 9 | 0x3F800000u) - (1.0f - 0x1p-24f);
        }

        SUBSETGEN_DEVICE static double ToDouble(unsigned long long words)
        {
            return FromBits(words >> 12 | 0x3FF0000000000000ull) - (1.0 - 0x1p-53);
        }
    };

    // Which counter and which words of its block belong to an item. Sixteen blocks make a group. In single precision a group
    // serves 64 items: item i takes word (i mod 64) / 16 of block 16 (i / 64) + i mod 16. In double precision it serves 32: item
    // i takes words 2p (its high half) and 2p + 1 of block 16 (i / 32) + i mod 16, p = (i mod 32) / 16. Neighbouring items are
    // neighbouring blocks.
    template <class T>
    struct UniformBlock
    {
        static constexpr int Blocks = 16; // in a group
        static constexpr int Count = 16 / sizeof(T); // items that a block serves, Blocks apart
        static constexpr int GroupItems = Count * Blocks;

        Philox4x32 Words;

        SUBSETGEN_DEVICE UniformBlock(DrawStream stream, const DrawKey& key, int row, int block)
            : Words(Philox4x32::Block(
                {
                    static_cast<unsigned int>(block),
                    static_cast<unsigned int>(row),
                    static_cast<unsigned int>(key.Call),
                    (static_cast<unsigned int>(key.Call >> 32) & 0x3FFFFFFFu) | static_cast<unsigned int>(stream) << 30,
                },
                key.Seed))
        {
        }

        // How many blocks, from the first on, serve n items.
        SUBSETGEN_DEVICE static int BlocksOf(int n) { return n / GroupItems * Blocks + Min(n % GroupItems, Blocks); }

        // The number of the block that serves an item.
        SUBSETGEN_DEVICE static int Of(int item) { return item / GroupItems * Blocks + item % Blocks; }

        // The i-th item that a block serves.
        SUBSETGEN_DEVICE static int Item(int block, int i) { return block / Blocks * GroupItems + i * Blocks + block % Blocks; }

        // Which of the items that its block serves an item is.
        SUBSETGEN_DEVICE static int Place(int item) { return item % GroupItems / Blocks; }

        // The draw of the i-th item that the block serves.
        SUBSETGEN_DEVICE T operator[](int i) const
        {
            if constexpr (sizeof(T) == sizeof(float))
                return UniformBits::ToSingle(Words.Word(i));
            else
                return UniformBits::ToDouble(static_cast<unsigned long long>(Words.Word(2 * i)) << 32 | Words.Word(2 * i + 1));
        }
    };

    struct Uniforms
    {
        template <class T>
        SUBSETGEN_DEVICE static T At(DrawStream stream, const DrawKey& key, int row, int item)
        {
            return UniformBlock<T>(stream, key, row, UniformBlock<T>::Of(item))[UniformBlock<T>::Place(item)];
        }
    };

    // The draws of samplers, on a stream of their own apart from the noise.
    struct UniformStream
    {
        // Trials a draw may take.
        static constexpr int MostTrials = 1 << 14;

        // The first has the draws of At; later ones a stream of their own, in which the top 14 bits of the call, of which 48 remain, are the number
        // of the trial.
        struct Trial
        {
            DrawStream Stream;
            DrawKey Key;

            SUBSETGEN_DEVICE Trial(const DrawKey& key, int trial)
                : Stream(trial == 0 ? DrawStream::Sampling : DrawStream::Again),
                  Key{key.Seed, trial == 0 ? key.Call : static_cast<unsigned long long>(trial) << 48 | (key.Call & 0xFFFFFFFFFFFFull)}
            {
            }
        };

        template <class T = double>
        SUBSETGEN_DEVICE static T At(const DrawKey& key, int row, int item)
        {
            return Uniforms::At<T>(DrawStream::Sampling, key, row, item);
        }
    };
}
