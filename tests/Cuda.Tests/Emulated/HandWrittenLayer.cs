namespace SubsetGen.Cuda.Tests.Compiled;

/// <summary>A layer in device text, small enough to see what must come out: k times the softmax.</summary>
internal static class HandWrittenLayer
{
    public const string Text = """
        #include <subsetgen/layer.cuh>

        using namespace subsetgen;

        struct Kernel : RowKernel
        {
            static constexpr bool KeepsOutput = true;

            SUBSETGEN_DEVICE static void Forward(const Row<T>& row, const RowOutput<T>& output)
            {
                const int n = row.Length;
                Items<T> weights(row.Workspace, n);
                LaneSum<T> sum;
                #pragma unroll
                for (int i = 0; i < V::End(n); i += V::Count)
                {
                    const T weight = Exp(V::Load(row.Logits, i) - row.LargestLogit);
                    V::Store(weight, weights, i);
                    sum.Add(weight);
                }
                const T scale = row.K / sum.Total();
                #pragma unroll
                for (int i = 0; i < V::End(n); i += V::Count)
                    V::StorePartial(scale * V::Load(weights, i), output.First, i);
            }

            SUBSETGEN_DEVICE static void Backward(const Row<T>& row, const RowGradient<T>& gradient)
            {
                const int n = row.Length;
                LaneSum<T> sum;
                #pragma unroll
                for (int i = 0; i < V::End(n); i += V::Count)
                    sum.Add(V::LoadPartial(gradient.First, i, T(0)) * V::LoadPartial(gradient.Output, i, T(0)));
                const T mean = sum.Total() / row.K;
                #pragma unroll
                for (int i = 0; i < V::End(n); i += V::Count)
                {
                    const T g = V::LoadPartial(gradient.First, i, T(0));
                    V::StorePartial(V::LoadPartial(gradient.Output, i, T(0)) * (g - mean), gradient.Logits, i);
                }
            }
        };

        SUBSETGEN_KERNELS(Kernel, NoNoise)
        """;
}
