using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Cuda;

/// <summary>The scratch memory of a team: what it takes from shared memory, and what is left for global memory.</summary>
/// <param name="SharedBytes">Shared memory.</param>
/// <param name="GlobalBytes">Global memory: nothing, where all fits into shared memory.</param>
internal readonly record struct TeamMemory(int SharedBytes, long GlobalBytes)
{
    /// <summary>Shared memory of a block of several rows, so that several blocks still fit on a multiprocessor.</summary>
    private const int SharedBlockBytes = 48 * 1024;

    /// <summary>What is left of a block's shared memory for what kernels declare.</summary>
    private const int Declared = 8 * 1024;

    /// <summary>Rows kept for steps, and cells of a dynamic programme, that a team keeps at a time before it computes them again.</summary>
    private const int MostBytesKept = 64 * 1024;

    /// <summary>What is read of a row besides, and kept while it is: the logits as they were, three further inputs, what arrives.</summary>
    private const int LoadedRows = 7;

    /// <summary>Of one kernel for rows of n items.</summary>
    public static TeamMemory Of(DeviceNeeds needs, KernelShape shape, int n, int k, int samples, int size, int sharedBytesPerBlock)
    {
        var bytes = Bytes(needs, shape, n, k, samples, size);
        var most = sharedBytesPerBlock - Declared;
        var share = (shape.Teams > 1 ? Math.Min(SharedBlockBytes, most) : most) / shape.Teams / 16 * 16;
        return new TeamMemory((int)Math.Min(bytes, share), bytes > share ? bytes : 0);
    }

    private static long Bytes(DeviceNeeds needs, KernelShape shape, int n, int k, int samples, int size)
    {
        var team = new Team(shape, n, k, samples, size);
        long rows = shape.Items > 0 ? 0 : LoadedRows + needs.Rows + needs.Repeats.Length + needs.Reverses.Length;
        return (rows * team.Row)
            + (2 * team.Bytes(n, 1))
            + needs.Reverses.Sum(team.Steps)
            + needs.Scans.Sum(sets => team.Cells(sets) + team.Adjoint(sets))
            + needs.Paths.Sum(sets => team.Cells(sets) + (2 * team.Bytes(samples, sizeof(int))))
            + (needs.Sorts.Length * team.Sort)
            + (needs.PartialSums.Length * 4 * team.Row)
            + (needs.Selections.Length * team.Selection)
            + (needs.Designs.Length * team.Design);
    }

    /// <summary>A team with a row: what the operations of the device library rent for it. Beside each of them stands the same there.</summary>
    private readonly record struct Team(KernelShape Shape, int N, int K, int Samples, int Size)
    {
        private int Lanes => Shape.Team;

        /// <summary>A row, padded to whole vectors of the team.</summary>
        public long Row => Bytes(Padded(N), Size);

        /// <summary>Keys and indices, padded to a power of two.</summary>
        public long Sort => 2 * Bytes((long)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)N), sizeof(ulong));

        public long Selection => Row + Bytes(256, sizeof(int));

        public long Design => (16 * Bytes(Padded(N), sizeof(double))) + Selection;

        private long CellsOfOneSet => Padded(K + 1L) + (2L * Lanes);

        public long Bytes(long count, int size) => ((Padded(count) * size) + 15) / 16 * 16;

        /// <summary>Rows of steps, all of them or those of two segments.</summary>
        public long Steps(int head) => Segments(K, (Shape.Items > 0 ? (long)Shape.Items * Lanes : Padded(N)) + ((long)head * Lanes));

        /// <summary>Cells after each item, all of them or those of two segments, and where the band begins.</summary>
        public long Cells(int sets) => Segments(N, CellsOfOneSet * sets) + Bytes(N + 1, sizeof(int));

        public long Adjoint(int sets) => Bytes((CellsOfOneSet + Lanes) * sets, Size);

        // A row that has fewer steps than others may keep all of them where those keep segments: room for either.
        private long Segments(int count, long slot)
        {
            var whole = Math.Min(count, MostBytesKept / (slot * Size));
            var segments = 2 * (long)Math.Ceiling(Math.Sqrt(count));
            return 2 * Bytes((Math.Max(whole, segments) + 2) * slot, Size);
        }

        private long Padded(long count) => (count + Lanes - 1) / Lanes * Lanes;
    }
}
