// Who goes on, of those who can.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace emulation
{
    class Order
    {
    public:
        explicit Order(unsigned order) : order(order), random(order)
        {
        }

        // One of the bits that are set.
        int Choose(unsigned bits)
        {
            if (order == Ascending)
                return __builtin_ctz(bits);
            if (order == Descending)
                return 31 - __builtin_clz(bits);
            for (int skip = Random(__builtin_popcount(bits)); skip > 0; skip--)
                bits &= bits - 1;
            return __builtin_ctz(bits);
        }

        // Whether to leave a group of which someone could go on. At random this is seldom: groups drift apart, as on a device.
        bool Leaves()
        {
            return order == Ascending || order == Descending || Random(16) == 0;
        }

        // The numbers below count.
        std::vector<int> Of(int count)
        {
            std::vector<int> numbers(count);
            std::iota(numbers.begin(), numbers.end(), 0);
            if (order == Descending)
                std::reverse(numbers.begin(), numbers.end());
            for (int i = count - 1; i > 0 && order > Descending; i--)
                std::swap(numbers[i], numbers[Random(i + 1)]);
            return numbers;
        }

    private:
        static constexpr unsigned Ascending = 0;
        static constexpr unsigned Descending = 1;

        // splitmix64 (Steele, Lea and Flood 2014), the same numbers with every compiler and library.
        int Random(int count)
        {
            uint64_t z = random += 0x9E3779B97F4A7C15;
            z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
            z = (z ^ z >> 27) * 0x94D049BB133111EB;
            return static_cast<int>((z >> 32) * count >> 32);
        }

        unsigned order;
        uint64_t random;
    };
}
