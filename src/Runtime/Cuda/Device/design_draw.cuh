// The random numbers of one draw of a design: seed, call, row and sample decide them.
#pragma once

#include <subsetgen/draws.cuh>
#include <subsetgen/memory.cuh>

namespace subsetgen
{
    // The index is row * samples + sample, as Row::DrawIndex has it.
    struct DesignDraw
    {
        DrawKey Key;
        int Index;

        // Number i. Single precision has other numbers than double.
        template <class T = double>
        SUBSETGEN_DEVICE T At(int i) const { return UniformStream::At<T>(Key, Index, i); }

        // Numbers 0, 1, ... for any thread.
        SUBSETGEN_DEVICE void Fill(Span<double> uniforms) const
        {
            for (int i = V::Lane(); i < uniforms.Length; i += V::Count)
                uniforms[i] = At(i);
            V::Sync();
        }
    };
}
