// What a launch is told. The structure of the same name in C# has the same fields in the same places.
#pragma once

#include <subsetgen/storage.cuh>

namespace subsetgen
{
    // A null pointer means that there is no such tensor.
    struct LayerArguments
    {
        const Stored* Logits;
        const Stored* Second;
        const Stored* Third;
        const Stored* Fourth;

        // A byte an item; items with 0 cannot be chosen.
        const unsigned char* Mask;

        // One a row: items from there on cannot be chosen.
        const int* Lengths;

        // A k for each row instead of the call's.
        const Stored* RowK;

        Stored* Output;
        Stored* SecondOutput;
        Computed* Saved;
        const Stored* Arriving;
        const Stored* SecondArriving;
        Stored* GradLogits;
        Stored* GradSecond;
        Stored* GradThird;
        Stored* GradFourth;
        Stored* GradK;

        // A number a row.
        Computed* GradTemperature;

        // Global scratch memory of all teams, ScratchBytes each; and of shared memory SharedBytes each. Both are multiples of 16.
        unsigned char* Scratch;
        long long ScratchBytes;
        int SharedBytes;

        int N;
        long long Rows;
        unsigned long long Seed;
        unsigned long long Call;
        double K;
        double Temperature;
        double Lambda;
        int Samples;

        // 1 where the steps leave the layer.
        int Steps;

        // Rows of the outputs for a row of logits.
        SUBSETGEN_DEVICE int Repeats() const { return Steps != 0 ? static_cast<int>(K) : Samples; }
    };
}
