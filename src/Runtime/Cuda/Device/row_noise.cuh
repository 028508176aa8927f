// The noise of a row.
#pragma once

#include <subsetgen/noise.cuh>
#include <subsetgen/row_uniforms.cuh>

namespace subsetgen
{
    template <class Noise>
    struct RowNoise
    {
        // The draws of the row's n items; beyond them something.
        template <class T>
        SUBSETGEN_DEVICE static void Fill(Items<T>& noise, int n, const DrawKey& key, int index, double k)
        {
            if constexpr (Noise::IsQuantile)
                RowUniforms<T>::Fill(noise, n, DrawStream::Noise, key, index, [](T u) { return Noise::Of(u); });
            else
            {
                #pragma unroll
                for (int i = 0; i < V::End(n); i += V::Count)
                    V::Store(Noise::template Draw<T>(key, index, V::Index(i), k), noise, i);
            }
        }
    };
}
