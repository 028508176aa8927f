// Forward and backward over the rows of a batch: each team takes one row after another.
#pragma once

#include <subsetgen/settled_rows.cuh>
#include <subsetgen/temperature_job.cuh>

namespace subsetgen
{
    template <class Kernel, class Noise>
    class ForwardJob
    {
    public:
        using T = typename Kernel::T;

        // scratch: what RowLoader, the kernel and, of settled rows, SettledRows take
        SUBSETGEN_DEVICE static void Run(const LayerArguments& arguments)
        {
            Workspace workspace = Team::Scratch(arguments);
            const int length = LengthOf(Kernel::Output, arguments.N) * arguments.Repeats();
            const int secondLength = LengthOf(Kernel::SecondOutput, arguments.N) * (Kernel::SecondOutput == RowExtent::One ? 1 : arguments.Repeats());
            #pragma unroll 1
            for (long long row = Team::First(); row < arguments.Rows; row += Team::Stride())
            {
                workspace.Reset();
                LoadedRow<T> loaded(workspace);
                RowLoader<Kernel, Noise>::Load(arguments, row, loaded);
                Write(loaded, {
                    OutputRow<T>(Team::Row(arguments.Output, row, length), length),
                    OutputRow<T>(Team::Row(arguments.SecondOutput, row, secondLength), secondLength),
                    Scalars<T>(Team::Row(arguments.Saved, row, Kernel::SavedScalars))});
            }
        }

    private:
        SUBSETGEN_DEVICE static void Write(const LoadedRow<T>& loaded, const RowOutput<T>& output)
        {
            if (loaded.Kind == RowKind::Invalid)
            {
                output.First.Fill(NaN<T>());
                output.Second.Fill(NaN<T>());
                return;
            }
            if (loaded.Kind == RowKind::Settled && !Kernel::TakesSettled)
            {
                SettledRows<Kernel>::Write(loaded, output);
                return;
            }

            const int certain = Kernel::TakesSettled ? 0 : loaded.Certain;
            Kernel::Forward(loaded.Row, RowOutput<T>{output.First.Slice(certain * loaded.Row.StepStride), output.Second, output.Saved});
            if (certain > 0)
                SettledRows<Kernel>::AddCertain(loaded, output.First);
        }
    };

    template <class Kernel, class Noise>
    class BackwardJob
    {
    public:
        using T = typename Kernel::T;

        // scratch: what RowLoader and the kernel take; with several samples and rows in memory, Items<T> for what arrives for each output
        SUBSETGEN_DEVICE static void Run(const LayerArguments& arguments)
        {
            Workspace workspace = Team::Scratch(arguments);
            #pragma unroll 1
            for (long long row = Team::First(); row < arguments.Rows; row += Team::Stride())
            {
                workspace.Reset();
                Run(arguments, row, workspace);
            }
        }

    private:
        SUBSETGEN_DEVICE static void Run(const LayerArguments& arguments, long long row, Workspace& workspace)
        {
            const int n = arguments.N;
            const int repeats = arguments.Repeats();
            const int outputLength = LengthOf(Kernel::Output, n) * repeats;
            const int secondOutputLength = LengthOf(Kernel::SecondOutput, n) * (Kernel::SecondOutput == RowExtent::One ? 1 : repeats);
            RowGradient<T> gradient;
            // Asked for before the row is: both are on their way at once.
            if constexpr (Kernel::Arriving == RowExtent::One)
                gradient.First = InputRow<T>(Team::Row(arguments.Arriving, row, repeats), repeats);
            else
                gradient.First = OfSamples(Kernel::Arriving, arguments.Arriving, arguments, row, workspace);
            if constexpr (Kernel::SecondOutput == RowExtent::One)
                gradient.Second = InputRow<T>(Team::Row(arguments.SecondArriving, row, 1), arguments.SecondArriving == nullptr ? 0 : 1);
            else if constexpr (Kernel::SecondOutput != RowExtent::None)
                gradient.Second = OfSamples(Kernel::SecondOutput, arguments.SecondArriving, arguments, row, workspace);
            gradient.Saved = Scalars<T>(Team::Row(arguments.Saved, row, Kernel::SavedScalars));
            if constexpr (Kernel::KeepsOutput)
            {
                gradient.Output = InputRow<T>(Team::Row<const Stored>(arguments.Output, row, outputLength), outputLength);
                gradient.SecondOutput = InputRow<T>(Team::Row<const Stored>(arguments.SecondOutput, row, secondOutputLength), secondOutputLength);
            }
            gradient.Logits = Gradient(RowExtent::Items, arguments.GradLogits, n, row);
            gradient.SecondInput = Gradient(Kernel::SecondInput, arguments.GradSecond, n, row);
            gradient.ThirdInput = Gradient(Kernel::ThirdInput, arguments.GradThird, n, row);
            gradient.FourthInput = Gradient(Kernel::FourthInput, arguments.GradFourth, n, row);
            gradient.K = Gradient(RowExtent::One, arguments.GradK, n, row);
            if constexpr (Kernel::HasGradientOfSteps)
                gradient.Temperature = Scalars<T>(Team::Row(arguments.GradTemperature, row, 1));

            LoadedRow<T> loaded(workspace);
            RowLoader<Kernel, Noise>::Load(arguments, row, loaded);
            if (loaded.Kind == RowKind::Invalid || (loaded.Kind == RowKind::Settled && !Kernel::TakesSettled) || loaded.IsShared)
            {
                const T constant = loaded.Kind == RowKind::Invalid ? NaN<T>() : T(0);
                gradient.Logits.Fill(constant);
                gradient.SecondInput.Fill(constant);
                gradient.ThirdInput.Fill(constant);
                gradient.FourthInput.Fill(constant);
                gradient.K.Fill(constant);
                return;
            }

            if (loaded.Certain * loaded.Row.StepStride > 0)
                gradient.First = gradient.First.Slice(loaded.Certain * loaded.Row.StepStride);
            Kernel::Backward(loaded.Row, gradient);
        }

        // What arrives for an output: of steps each of them, of samples their sum.
        SUBSETGEN_DEVICE static InputRow<T> OfSamples(
            RowExtent extent, const Stored* arriving, const LayerArguments& arguments, long long row, Workspace& workspace)
        {
            const int length = LengthOf(extent, arguments.N) * (arguments.Steps != 0 ? arguments.Repeats() : 1);
            const int samples = arguments.Steps != 0 ? 1 : arguments.Samples;
            return {Team::Row(arriving, row * samples, length), arriving == nullptr ? 0 : length, samples, workspace};
        }

        SUBSETGEN_DEVICE static OutputRow<T> Gradient(RowExtent extent, Stored* gradient, int n, long long row)
        {
            const int length = LengthOf(extent, n);
            return {Team::Row(gradient, row, length), length};
        }
    };
}

#define SUBSETGEN_KERNEL(Name, Job, Kernel, Noise) \
    extern "C" __global__ void __launch_bounds__(SUBSETGEN_TEAM * SUBSETGEN_TEAMS, 1) Name(subsetgen::LayerArguments arguments) \
    { \
        subsetgen::Job<Kernel, Noise>::Run(arguments); \
    } \
    SUBSETGEN_EMULATED_ENTRY(Name)

// The kernels of a layer, as a launch finds them. That for the temperature is compiled by itself, where it is wanted.
#if SUBSETGEN_TEMPERATURE
#define SUBSETGEN_KERNELS(Kernel, Noise) SUBSETGEN_KERNEL(Temperature, TemperatureJob, Kernel, Noise)
#else
#define SUBSETGEN_KERNELS(Kernel, Noise) \
    SUBSETGEN_KERNEL(Forward, ForwardJob, Kernel, Noise) \
    SUBSETGEN_KERNEL(Backward, BackwardJob, Kernel, Noise)
#endif
