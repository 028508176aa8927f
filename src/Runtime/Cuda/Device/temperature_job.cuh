// The gradient for the temperature, where it is wanted, behind a backward pass that has written all other gradients. It is a kernel of its own
// that loads the rows again: in the backward pass it would hold registers of those who do not want it.
#pragma once

#include <subsetgen/row_loader.cuh>
#include <subsetgen/sums.cuh>
#include <subsetgen/team_rows.cuh>

namespace subsetgen
{
    // A layer is a function of its logits, with their noise, and those of pairs, all divided by the temperature t. A larger t moves every quotient
    // x/t by -x/t^2, so the gradient is -(1/t) times the sum of x times the gradient for x. Excluded and certain items do not depend on t.
    // What steps add that divide by t once more, backward has written already.
    template <class Kernel, class Noise>
    class TemperatureJob
    {
    public:
        using T = typename Kernel::T;

        // scratch: what RowLoader takes
        SUBSETGEN_DEVICE static void Run(const LayerArguments& arguments)
        {
            Workspace workspace = Team::Scratch(arguments);
            #pragma unroll 1
            for (long long row = Team::First(); row < arguments.Rows; row += Team::Stride())
            {
                workspace.Reset();
                LoadedRow<T> loaded(workspace);
                RowLoader<Kernel, Noise>::Load(arguments, row, loaded);
                const T gradient = Of(arguments, row, loaded);
                if (V::IsFirst())
                    arguments.GradTemperature[row] = gradient;
            }
        }

    private:
        SUBSETGEN_DEVICE static T Of(const LayerArguments& arguments, long long row, const LoadedRow<T>& loaded)
        {
            if (loaded.Kind == RowKind::Invalid)
                return NaN<T>();
            if ((loaded.Kind == RowKind::Settled && !Kernel::TakesSettled) || loaded.IsShared)
                return T(0);
            LaneSum<T> sum;
            Add<RowExtent::Items>(loaded.Row.Logits, arguments.GradLogits, arguments.N, row, sum);
            Add<Kernel::SecondInput>(loaded.Row.Second, arguments.GradSecond, arguments.N, row, sum);
            Add<Kernel::ThirdInput>(loaded.Row.Third, arguments.GradThird, arguments.N, row, sum);
            Add<Kernel::FourthInput>(loaded.Row.Fourth, arguments.GradFourth, arguments.N, row, sum);
            const T ofLogits = -sum.Total() / loaded.Row.Temperature;
            if constexpr (Kernel::HasGradientOfSteps)
                return ofLogits + arguments.GradTemperature[row];
            return ofLogits;
        }

        // Inputs that are no logits have no gradient.
        template <RowExtent Extent>
        SUBSETGEN_DEVICE static void Add(const Items<T>& x, const Stored* gradients, int n, long long row, LaneSum<T>& sum)
        {
            if constexpr (Extent == RowExtent::None)
                return;
            if (gradients == nullptr)
                return;
            const int length = LengthOf(Extent, n);
            const Stored* const gradient = gradients + row * length;
            #pragma unroll
            for (int i = 0; i < V::End(length); i += V::Count)
            {
                const T logit = V::Load(x, i);
                sum.Add(V::Index(i) < length && IsFinite(logit) ? logit * FromStored(gradient[V::Index(i)]) : T(0));
            }
        }
    };
}
