using SubsetGen.Cuda.Tests.Harness;

namespace SubsetGen.Cuda.Tests.Emulated;

/// <summary>Shuffles and votes of a warp, and of teams that are parts of one, mean what they do on a device.</summary>
public sealed unsafe class WarpTests
{
    private const string Text = """
        struct Lanes
        {
            const double* From;
            double* To;
            int Kind;
            int Argument;
            int Width;
        };

        template <typename T>
        __device__ T Shuffle(const Lanes& lanes, T x)
        {
            switch (lanes.Kind)
            {
                case 0: return __shfl_sync(0xFFFFFFFF, x, lanes.Argument, lanes.Width);
                case 1: return __shfl_up_sync(0xFFFFFFFF, x, lanes.Argument, lanes.Width);
                case 2: return __shfl_down_sync(0xFFFFFFFF, x, lanes.Argument, lanes.Width);
                default: return __shfl_xor_sync(0xFFFFFFFF, x, lanes.Argument, lanes.Width);
            }
        }

        template <typename T>
        __device__ void ShuffleAs(const Lanes& lanes)
        {
            lanes.To[threadIdx.x] = Shuffle(lanes, static_cast<T>(lanes.From[threadIdx.x]));
        }

        extern "C" __global__ void ShuffleDouble(Lanes lanes) { ShuffleAs<double>(lanes); }
        extern "C" __global__ void ShuffleFloat(Lanes lanes) { ShuffleAs<float>(lanes); }
        extern "C" __global__ void ShuffleInt(Lanes lanes) { ShuffleAs<int>(lanes); }

        __device__ unsigned TeamMask(int width)
        {
            return (width == 32 ? 0xFFFFFFFF : (1u << width) - 1) << (threadIdx.x % 32 / width * width);
        }

        __device__ double TeamSum(double x, int width)
        {
            for (int lanes = width / 2; lanes > 0; lanes /= 2)
                x += __shfl_xor_sync(TeamMask(width), x, lanes);
            return x;
        }

        // Every team takes as many steps as its first number says.
        extern "C" __global__ void Diverge(Lanes lanes)
        {
            const int width = lanes.Width;
            const double x = lanes.From[threadIdx.x];
            const int steps = static_cast<int>(__shfl_sync(TeamMask(width), x, 0, width));
            double sum = 0;
            for (int step = 0; step < steps; step++)
            {
                if (steps % 2 == 0)
                    sum += TeamSum(x, width);
                else
                {
                    __syncwarp(TeamMask(width));
                    sum -= TeamSum(x, width);
                    sum += 1000 * __popc(__ballot_sync(TeamMask(width), x > 4));
                }
            }
            lanes.To[threadIdx.x] = sum;
        }

        // A part of the team meets before the whole.
        extern "C" __global__ void Nest(Lanes lanes)
        {
            double x = lanes.From[threadIdx.x];
            if (threadIdx.x < 8)
                x = __shfl_xor_sync(0xFF, x, 1);
            lanes.To[threadIdx.x] = __shfl_xor_sync(0xFFFFFFFF, x, 31);
        }

        SUBSETGEN_EMULATED_ENTRY(ShuffleDouble)
        SUBSETGEN_EMULATED_ENTRY(ShuffleFloat)
        SUBSETGEN_EMULATED_ENTRY(ShuffleInt)
        SUBSETGEN_EMULATED_ENTRY(Diverge)
        SUBSETGEN_EMULATED_ENTRY(Nest)
        """;

    private readonly struct Lanes(double* from, double* to, int kind, int argument, int width)
    {
        public readonly double* From = from;
        public readonly double* To = to;
        public readonly int Kind = kind;
        public readonly int Argument = argument;
        public readonly int Width = width;
    }

    public static TheoryData<int, int, int, int[]> KnownShuffles => new()
    {
        { 0, 3, 32, [.. Enumerable.Repeat(3, 32)] },
        { 0, 9, 8, [.. Enumerable.Range(0, 32).Select(lane => lane / 8 * 8 + 1)] },
        { 1, 1, 32, [0, .. Enumerable.Range(0, 31)] },
        { 1, 3, 8, [.. Enumerable.Range(0, 32).Select(lane => lane % 8 < 3 ? lane : lane - 3)] },
        { 2, 1, 32, [.. Enumerable.Range(1, 31), 31] },
        { 2, 5, 16, [.. Enumerable.Range(0, 32).Select(lane => lane % 16 >= 11 ? lane : lane + 5)] },
        { 3, 16, 32, [.. Enumerable.Range(16, 16), .. Enumerable.Range(0, 16)] },
        { 3, 2, 4, [.. Enumerable.Range(0, 32).Select(lane => lane ^ 2)] },
        // Lanes of a later group are out of reach, those of an earlier one are not.
        { 3, 8, 8, [.. Enumerable.Range(0, 32).Select(lane => lane % 16 < 8 ? lane : lane - 8)] },
    };

    [TheoryWithHostCompiler]
    [MemberData(nameof(KnownShuffles))]
    public void A_shuffle_reads_the_lane_that_its_definition_says(int kind, int argument, int width, int[] sources)
    {
        double[] x = [.. Enumerable.Range(0, 32).Select(lane => 0.5 + 3 * lane)];
        foreach (var order in Orders.All)
        {
            Assert.Equal(sources.Select(source => x[source]), Run("ShuffleDouble", x, kind, argument, width, order));
            Assert.Equal(sources.Select(source => x[source]), Run("ShuffleFloat", x, kind, argument, width, order));
            Assert.Equal(sources.Select(source => Math.Floor(x[source])), Run("ShuffleInt", x, kind, argument, width, order));
        }
    }

    [TheoryWithHostCompiler]
    [InlineData(8, 32)]
    [InlineData(8, 256)]
    [InlineData(16, 64)]
    [InlineData(32, 96)]
    public void Teams_of_a_warp_go_different_ways(int width, int block)
    {
        double[] x = [.. Enumerable.Range(0, block).Select(thread => thread * 5 % 11)];
        double[] expected = [.. x.Chunk(width).SelectMany(team => Enumerable.Repeat(
            team[0] * (team[0] % 2 == 0 ? team.Sum() : 1000 * team.Count(value => value > 4) - team.Sum()), width))];
        Assert.All(Orders.All, order => Assert.Equal(expected, Run("Diverge", x, 0, 0, width, order)));
    }

    [FactWithHostCompiler]
    public void A_part_of_a_warp_may_meet_before_the_whole_does()
    {
        double[] x = [.. Enumerable.Range(0, 32)];
        double[] expected = [.. Enumerable.Range(0, 32).Select(lane => (31 - lane) < 8 ? (31 - lane) ^ 1 : 31.0 - lane)];
        Assert.All(Orders.All, order => Assert.Equal(expected, Run("Nest", x, 0, 0, 32, order)));
    }

    private static double[] Run(string kernel, double[] from, int kind, int argument, int width, uint order)
    {
        using var input = new GuardedMemory<double>(from);
        using var output = new GuardedMemory<double>(from.Length);
        EmulatedLibrary.Of(Text).Run(kernel, new Lanes(input.Pointer, output.Pointer, kind, argument, width), 1, from.Length, 0, order);
        output.RequireGuards();
        return output.ToArray();
    }
}
