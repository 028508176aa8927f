using System.Numerics;
using SubsetGen.Cuda.Tests.Compiled;
using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Cuda.Tests.Numerics;

/// <summary>A team that draws a whole row shares the work, and draws the same.</summary>
public sealed unsafe class RowNoiseTests
{
    private const int Rows = 5;

    private const string Text = """
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

    [TheoryWithHostCompiler]
    [MemberData(nameof(Shapes))]
    public void The_noise_of_a_row_is_that_of_the_registers(int team, int items, int teams, DeviceType type)
    {
        var shape = new KernelShape(team, items, teams, type);
        if (type == DeviceType.Double)
            EachLength<Lanes128<double>, double>(shape);
        else
            EachLength<Lanes128<float>, float>(shape);
    }

    [TheoryWithNvrtc]
    [MemberData(nameof(Shapes))]
    public void The_noise_of_a_row_stays_in_registers(int team, int items, int teams, DeviceType type)
    {
        var kernels = new CorpusRow("the noise of a row", Text, new KernelShape(team, items, teams, type)).Compile(90);
        Assert.Equal(2, kernels.Count);
        Assert.All(kernels, kernel => Assert.True(kernel.IsInRegisters, kernel.ToString()));
    }

    private static void EachLength<V, T>(KernelShape shape)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var most = shape.Items == 0 ? 331 : shape.Team * shape.Items;
        foreach (var n in (int[])[most, most - 1, (most / 2) + 3, 1])
        {
            Agree<LogisticNoise, V, T>(shape, n, order: 0);
            Agree<LogisticNoise, V, T>(shape, n, order: 7);
        }

        Agree<SumOfGammaNoise, V, T>(shape, 20, order: 0);
    }

    private static void Agree<N, V, T>(KernelShape shape, int n, uint order)
        where N : INoise
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const double k = 3;
        const int grid = 2;
        var key = new DrawKey(42, 17);
        using var noise = new GuardedMemory<T>(Rows * n);
        using var scratch = new GuardedMemory<byte>(grid * shape.Teams * 8 * (n + shape.Team));
        var rows = new NoisyRows { Key = key, To = noise.Pointer, Scratch = scratch.Pointer, K = k, Rows = Rows, Length = n };
        EmulatedLibrary.Of(Text, shape.Options()).Run($"{typeof(N).Name}Rows", rows, grid, shape.Block, order: order);
        noise.RequireGuards();
        scratch.RequireGuards();

        var expected = new T[n];
        for (var row = 0; row < Rows; row++)
        {
            N.Fill<V, T>(expected, key, row, k);
            SameBits.Assert<T>(expected, noise.Span.Slice(row * n, n), item => $"{shape}, n = {n}, row {row}, item {item}");
        }
    }

    private struct NoisyRows
    {
        public DrawKey Key;
        public void* To;
        public byte* Scratch;
        public double K;
        public int Rows;
        public int Length;
    }
}
