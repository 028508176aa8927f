// What is found out about a row while it is loaded.
#pragma once

#include <subsetgen/team.cuh>

namespace subsetgen
{
    template <class T>
    struct RowExtremes
    {
        T Largest;
        T Smallest; // that is not excluded
        int Allowed; // how many are not excluded; Invalid where an item is NaN

        static constexpr int Invalid = -1;

        SUBSETGEN_DEVICE static RowExtremes Start() { return {-Infinity<T>(), Infinity<T>(), 0}; }

        // Takes in one item.
        SUBSETGEN_DEVICE void Add(T item)
        {
            const bool isAllowed = item > -Infinity<T>();
            Largest = Max(Largest, item);
            Smallest = Min(Smallest, isAllowed ? item : Infinity<T>());
            Allowed += isAllowed ? 1 : 0;
        }

        // Of the whole row, by one reduction for all three.
        SUBSETGEN_DEVICE RowExtremes OfTeam() const
        {
            return V::Reduce(*this, [](const RowExtremes& a, const RowExtremes& b)
            {
                return RowExtremes{
                    Max(a.Largest, b.Largest),
                    Min(a.Smallest, b.Smallest),
                    a.Allowed == Invalid || b.Allowed == Invalid ? Invalid : a.Allowed + b.Allowed};
            });
        }
    };

    template <class T>
    SUBSETGEN_DEVICE RowExtremes<T> ShuffleXor(unsigned int mask, const RowExtremes<T>& a, int lanes)
    {
        return {ShuffleXor(mask, a.Largest, lanes), ShuffleXor(mask, a.Smallest, lanes), ShuffleXor(mask, a.Allowed, lanes)};
    }
}
