// What a kernel sees of one row.
#pragma once

#include <subsetgen/draws.cuh>
#include <subsetgen/memory.cuh>
#include <subsetgen/row_math.cuh>

namespace subsetgen
{
    // How many numbers of a tensor belong to one row of n logits.
    enum class RowExtent
    {
        None,
        One,
        Items, // n
        Pairs, // n - 1, one for each pair of neighbours
    };

    SUBSETGEN_DEVICE constexpr int LengthOf(RowExtent extent, int n)
    {
        return extent == RowExtent::One ? 1 : extent == RowExtent::Items ? n : extent == RowExtent::Pairs ? n - 1 : 0;
    }

    // One row, prepared for a kernel: noise added, masked items at minus infinity.
    template <class T>
    struct Row
    {
        SUBSETGEN_DEVICE explicit Row(subsetgen::Workspace& workspace) : Workspace(workspace) {}

        // The perturbed logits; excluded and certain items and what lies beyond the row are minus infinity.
        Items<T> Logits;

        int Length;

        // The largest logit that is not excluded.
        T LargestLogit;

        // The smallest.
        T SmallestLogit;

        // Number of items that are not excluded; more than K.
        int Allowed;

        // Items still to choose: the layer's k less the items that are certain. NaN where the subset's own sum is its size.
        T K;

        // Whether nothing is open: every item that is not excluded is chosen. Only kernels that ask for such rows see them.
        bool IsSettled;

        T Temperature;

        // Distance between the steps in the output; 0 where the output is their sum.
        int StepStride;

        // Index of the row in its batch, for random draws.
        int Index;

        // Seed and number of the call, for random draws.
        DrawKey Key;

        // The step of implicit differentiation, as a share; of layers that adapt it.
        T Lambda;

        // Samples to draw.
        int Samples;

        // What the kernel reads besides the logits, if anything; beyond its end minus infinity, of pairs zeros.
        Items<T> Second;
        Items<T> Third;
        Items<T> Fourth;

        subsetgen::Workspace& Workspace;

        // The logarithm of the number of ways to choose K of the Allowed items.
        SUBSETGEN_DEVICE T LogSubsets() const { return RowMath::LogBinomial<T>(Allowed, static_cast<int>(K)); }

        // What stands for the row in the draws of one of its samples.
        SUBSETGEN_DEVICE int DrawIndex(int sample) const
        {
            return static_cast<int>(static_cast<unsigned int>(Index) * static_cast<unsigned int>(Samples) + static_cast<unsigned int>(sample));
        }
    };

    // What a kernel writes for one row going forward.
    template <class T>
    struct RowOutput
    {
        // The row of the first output; or its steps, Row::StepStride apart; or its samples, one after another.
        OutputRow<T> First;

        // The row of the second output, if there is one.
        OutputRow<T> Second;

        // Room for the scalars that backward needs.
        Scalars<T> Saved;
    };

    // What a kernel reads and writes for one row going backward.
    template <class T>
    struct RowGradient
    {
        // What arrives for the first output: a gradient, or the losses of the samples.
        InputRow<T> First;

        // What arrives for the second output, if there is one.
        InputRow<T> Second;

        // The scalars that forward kept.
        Scalars<T> Saved;

        // The outputs, where the kernel asks that they be kept.
        InputRow<T> Output;
        InputRow<T> SecondOutput;

        // Receives the gradient for the logits.
        OutputRow<T> Logits;

        // Receives the gradients for the further inputs, if there are any.
        OutputRow<T> SecondInput;
        OutputRow<T> ThirdInput;
        OutputRow<T> FourthInput;

        // Receives the gradient for k, one number, where it is wanted.
        OutputRow<T> K;

        // Receives the steps' part of the gradient for the temperature from a kernel that has it, where it is wanted.
        Scalars<T> Temperature;
    };

    // What is true of most kernels. A kernel derives from it, says what is otherwise, and has two functions more:
    //
    //   static void Forward(const Row<T>& row, const RowOutput<T>& output);
    //   static void Backward(const Row<T>& row, const RowGradient<T>& gradient);
    struct RowKernel
    {
        using T = Computed;

        // Scalars a row that forward keeps for backward.
        static constexpr int SavedScalars = 0;

        // What the kernel reads besides the logits.
        static constexpr RowExtent SecondInput = RowExtent::None;
        static constexpr RowExtent ThirdInput = RowExtent::None;
        static constexpr RowExtent FourthInput = RowExtent::None;

        static constexpr RowExtent Output = RowExtent::Items;
        static constexpr RowExtent SecondOutput = RowExtent::None;

        // What arrives for the first output: one number for losses instead of a gradient.
        static constexpr RowExtent Arriving = RowExtent::Items;

        // Whether backward reads what forward wrote.
        static constexpr bool KeepsOutput = false;

        // Whether items with a logit of plus infinity stay in the row, because what becomes of others depends on them in more than their number.
        // They arrive as plus infinity then.
        static constexpr bool KeepsCertain = false;
        static constexpr bool HasGradientOfSteps = false;

        // Whether rows in which nothing is open are the kernel's, too: of a value that is no subset.
        static constexpr bool TakesSettled = false;
    };
}
