using System.Numerics;
using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Cuda.Tests.Numerics;

/// <summary>A team that draws a whole row shares the work, and draws the same.</summary>
public sealed unsafe class RowNoiseTests
{
    private const int Rows = 5;

    [TheoryWithHostCompiler]
    [MemberData(nameof(RowNoiseText.Shapes), MemberType = typeof(RowNoiseText))]
    public void The_noise_of_a_row_is_that_of_the_registers(int team, int items, int teams, DeviceType type)
    {
        var shape = new KernelShape(team, items, teams, type);
        if (type == DeviceType.Double)
            EachLength<Lanes128<double>, double>(shape);
        else
            EachLength<Lanes128<float>, float>(shape);
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
        EmulatedLibrary.Of(RowNoiseText.Text, shape.Options()).Run($"{typeof(N).Name}Rows", rows, grid, shape.Block, order: order);
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
