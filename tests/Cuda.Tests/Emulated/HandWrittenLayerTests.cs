using SubsetGen.Cuda.Tests.Compiled;
using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Emulated;

/// <summary>A whole layer, its loading and storing included, computes on this machine what its definition says.</summary>
public sealed unsafe class HandWrittenLayerTests
{
    private const int Rows = 13;
    private const int K = 3;

    public static TheoryData<int, int, int, int> Mappings => new()
    {
        // threads a row, items a thread, rows a block, items a row
        { 8, 8, 16, 50 },
        { 8, 8, 16, 64 },
        { 16, 4, 2, 61 },
        { 32, 8, 1, 255 },
        { 128, 4, 1, 500 },
        { 8, 0, 4, 50 },
        { 32, 0, 2, 100 },
        { 64, 0, 1, 500 },
    };

    [TheoryWithHostCompiler]
    [MemberData(nameof(Mappings))]
    public void Forward_is_k_times_the_softmax_and_backward_its_gradient(int team, int items, int teams, int n)
    {
        var random = new System.Random(n);
        float[] logits = [.. Enumerable.Range(0, Rows * n).Select(_ => 6 * random.NextSingle() - 3)];
        float[] arriving = [.. Enumerable.Range(0, Rows * n).Select(_ => 2 * random.NextSingle() - 1)];
        double[] y = [.. logits.Chunk(n).SelectMany(Softmax)];
        double[] gradient = [.. y.Chunk(n).Zip(arriving.Chunk(n)).SelectMany(row =>
        {
            var mean = row.First.Zip(row.Second, (p, g) => p * g).Sum() / K;
            return row.First.Zip(row.Second, (p, g) => p * (g - mean));
        })];

        var layer = EmulatedLibrary.Of(HandWrittenLayer.Text, new KernelShape(team, items, teams, DeviceType.Single).Options());
        foreach (var order in new uint[] { 0, 1, 2 })
        {
            using var x = new GuardedMemory<float>(logits);
            using var g = new GuardedMemory<float>(arriving);
            using var output = new GuardedMemory<float>(Rows * n);
            using var gradLogits = new GuardedMemory<float>(Rows * n);
            // A row of one sort for the weights and one for the logits, with room to align.
            var scratchBytes = 16 * (n + team);
            const int grid = 3;
            using var scratch = new GuardedMemory<byte>(grid * teams * scratchBytes);
            var arguments = new LayerArguments
            {
                Logits = (nint)x.Pointer,
                Output = (nint)output.Pointer,
                Arriving = (nint)g.Pointer,
                GradLogits = (nint)gradLogits.Pointer,
                Scratch = (nint)scratch.Pointer,
                ScratchBytes = scratchBytes,
                N = n,
                Rows = Rows,
                K = K,
                Temperature = 1,
                Samples = 1,
            };
            layer.Run("Forward", arguments, grid, team * teams, order: order);
            layer.Run("Backward", arguments, grid, team * teams, order: order);
            output.RequireGuards();
            gradLogits.RequireGuards();
            scratch.RequireGuards();

            // Values up to 3, each within some roundings of float.
            Assert.All(output.ToArray().Zip(y), pair => Assert.Equal(pair.Second, pair.First, 2e-6));
            Assert.All(gradLogits.ToArray().Zip(gradient), pair => Assert.Equal(pair.Second, pair.First, 2e-6));
        }
    }

    private static IEnumerable<double> Softmax(float[] logits)
    {
        var sum = logits.Sum(x => Math.Exp(x));
        return logits.Select(x => K * Math.Exp(x) / sum);
    }
}
