// A row moved against its items. Rows in memory.
#pragma once

#include <subsetgen/memory.cuh>

namespace subsetgen
{
    struct ShiftedRow
    {
        // Item i gets the value of item i - by, or 0 where there is none. The result is another row; by may be negative.
        // scratch: none
        template <class From, class T>
        SUBSETGEN_DEVICE static void Write(const From& row, int n, int by, Items<T>& result)
        {
            const int end = Min(n, row.Length);
            V::Sync();
            for (int i = 0; i < n; i += V::Count)
            {
                const int from = i + V::Lane() - by;
                V::Store(i + V::Lane() < n && from >= 0 && from < end ? static_cast<T>(row[from]) : T(0), result, i);
            }
            V::Sync();
        }
    };
}
