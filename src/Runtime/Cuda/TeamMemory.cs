using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Cuda;

/// <summary>The scratch memory of a team: what it takes from shared memory, and what is left for global memory.</summary>
/// <param name="SharedBytes">Shared memory.</param>
/// <param name="GlobalBytes">Global memory: nothing, where all fits into shared memory.</param>
internal readonly record struct TeamMemory(int SharedBytes, long GlobalBytes)
{
    /// <summary>Shared memory of a block, so that several blocks still fit on a multiprocessor.</summary>
    private const int BlockShare = 48 * 1024;

    /// <summary>Rows kept for steps, and cells of a dynamic programme, that a team keeps at a time before it computes them again.</summary>
    private const int MostBytesKept = 64 * 1024;

    /// <summary>What is read of a row besides, and kept while it is: the logits as they were, three further inputs, what arrives.</summary>
    private const int LoadedRows = 7;

    /// <summary>Of one kernel for rows of n items.</summary>
    public static TeamMemory Of(DeviceNeeds needs, KernelShape shape, int n, int k, in LayerCall call, int size)
    {
        var bytes = Bytes(needs, shape, n, k, call, size);
        var share = BlockShare / shape.Teams / 16 * 16;
        return new TeamMemory((int)Math.Min(bytes, share), bytes > share ? bytes : 0);
    }

    private static long Bytes(DeviceNeeds needs, KernelShape shape, int n, int k, in LayerCall call, int size)
    {
        var row = Row(n, shape.Team, size);
        long rows = shape.Items > 0 ? 0 : LoadedRows + needs.Rows + needs.Repeats + (2 * needs.Reverses);
        return rows * row;
    }

    /// <summary>A row, padded to whole vectors of a team.</summary>
    private static long Row(int n, int team, int size) => ((long)(n + team - 1) / team * team * size) + 16;
}
