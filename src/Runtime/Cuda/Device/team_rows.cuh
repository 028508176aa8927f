// Which rows of a batch a team takes, and where its scratch memory and the rows of a tensor lie.
#pragma once

#include <subsetgen/arguments.cuh>
#include <subsetgen/memory.cuh>

namespace subsetgen
{
    // The rows that a team has a share in.
    struct Team
    {
        // The first row of this team, and how far it is to the next.
        SUBSETGEN_DEVICE static long long First() { return static_cast<long long>(blockIdx.x) * SUBSETGEN_TEAMS + V::TeamOfBlock(); }

        SUBSETGEN_DEVICE static long long Stride() { return static_cast<long long>(gridDim.x) * SUBSETGEN_TEAMS; }

        SUBSETGEN_DEVICE static Workspace Scratch(const LayerArguments& arguments)
        {
            SUBSETGEN_DYNAMIC_SHARED(shared);
            return {
                shared + V::TeamOfBlock() * arguments.SharedBytes, arguments.SharedBytes,
                arguments.Scratch + First() * arguments.ScratchBytes, arguments.ScratchBytes};
        }

        // A row of a tensor with so many numbers a row; null where there is no tensor.
        template <class Number>
        SUBSETGEN_DEVICE static Number* Row(Number* tensor, long long row, int length)
        {
            return tensor == nullptr ? nullptr : tensor + row * length;
        }
    };
}
