using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Numerics;

/// <summary>Kernels in which a team draws whole rows of noise, and the shapes that differ in how it does.</summary>
public static class RowNoiseText
{
    public const string Text = """
        #include <subsetgen/row_noise.cuh>

        using namespace subsetgen;

        struct NoisyRows
        {
            DrawKey Key;
            Computed* To;
            unsigned char* Scratch;
            double K;
            int Rows;
            int Length;
        };

        template <class Noise>
        __device__ void Fill(const NoisyRows& rows)
        {
            const int team = blockIdx.x * SUBSETGEN_TEAMS + V::TeamOfBlock();
            const int n = rows.Length;
            for (int row = team; row < rows.Rows; row += gridDim.x * SUBSETGEN_TEAMS)
            {
                const int scratchBytes = 8 * (n + V::Count);
                Workspace workspace(nullptr, 0, rows.Scratch + team * scratchBytes, scratchBytes);
                Items<Computed> noise(workspace, n);
                RowNoise<Noise>::Fill(noise, n, rows.Key, row, rows.K);
                #pragma unroll
                for (int i = 0; i < V::End(n); i += V::Count)
                    if (V::Index(i) < n)
                        rows.To[row * n + V::Index(i)] = V::Load(noise, i);
                V::Sync();
            }
        }

        extern "C" __global__ void LogisticNoiseRows(NoisyRows rows) { Fill<LogisticNoise>(rows); }
        SUBSETGEN_EMULATED_ENTRY(LogisticNoiseRows)

        extern "C" __global__ void SumOfGammaNoiseRows(NoisyRows rows) { Fill<SumOfGammaNoise>(rows); }
        SUBSETGEN_EMULATED_ENTRY(SumOfGammaNoiseRows)
        """;

    /// <summary>Steps of half a group of Philox blocks, of a group and of several; an odd number of halves; several warps.</summary>
    public static TheoryData<int, int, int, DeviceType> Shapes => new()
    {
        { 8, 4, 4, DeviceType.Single },
        { 8, 12, 2, DeviceType.Single },
        { 16, 8, 4, DeviceType.Single },
        { 32, 4, 2, DeviceType.Single },
        { 128, 4, 1, DeviceType.Single },
        { 8, 16, 4, DeviceType.Half },
        { 32, 8, 2, DeviceType.BFloat16 },
        { 8, 6, 4, DeviceType.Double },
        { 16, 4, 2, DeviceType.Double },
        { 64, 2, 1, DeviceType.Double },
        { 8, 0, 4, DeviceType.Half },
        { 64, 0, 1, DeviceType.Single },
        { 32, 0, 2, DeviceType.Double },
    };
}
