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
        // A block of one row takes all it can where that holds rows; where it does not, more blocks at a time are worth more.
        var holdsRows = shape.Teams == 1 && (long)n * size <= most / 2;
        var share = (holdsRows ? most : Math.Min(SharedBlockBytes, most)) / shape.Teams / 16 * 16;
        return new TeamMemory((int)Math.Min(bytes, share), bytes > share ? bytes : 0);
    }

    private static long Bytes(DeviceNeeds needs, KernelShape shape, int n, int k, int samples, int size)
    {
        var team = new Team(shape, n, k, size);
        var designs = needs.OrderDesigns.Length + needs.Designs.Length + needs.ScanDesigns.Length;
        long rows = shape.Items > 0
            ? 0
            : LoadedRows + needs.Rows + needs.Repeats.Length + needs.Reverses.Length + designs + (2 * needs.OrderDesigns.Length);
        return (rows * team.Row)
            + (2 * team.Bytes(n, 1))
            + needs.Reverses.Sum(team.Steps)
            + needs.Scans.Sum(sets => team.Cells(sets, size) + team.Adjoint(sets, size))
            + needs.Paths.Sum(sets => team.Cells(sets, size) + team.Draws(samples) + team.Row)
            + (needs.Sorts.Length * team.Row)
            + (needs.Designs.Length * team.Design)
            + (needs.ScanDesigns.Length * team.ScanDesign);
    }

    /// <summary>A team with a row: what the operations of the device library rent for it. Beside each of them stands the same there.</summary>
    private readonly record struct Team(KernelShape Shape, int N, int K, int Size)
    {
        private int Lanes => Shape.Team;

        /// <summary>A row, padded to whole vectors of the team.</summary>
        public long Row => Bytes(N, Size);

        /// <summary>Up to three rows of numbers in double precision, and marks.</summary>
        public long Design => (3 * Bytes(N + 1, sizeof(double))) + Bytes(N + 1, 1);

        /// <summary>The same, the search for the odds, and the cells along which a path is drawn.</summary>
        public long ScanDesign =>
            Design + (5 * Bytes(N + 1, sizeof(double))) + (2 * Cells(1, sizeof(double))) + Adjoint(1, sizeof(double));

        private long CellsOfOneSet => Padded(K + 1L) + (2L * Lanes);

        public long Bytes(long count, int size) => Rounded(Padded(count) * size);

        /// <summary>Rows of steps, all of them or those of two segments.</summary>
        public long Steps(int head) =>
            Segments(K, ((Shape.Items > 0 ? (long)Shape.Items * Lanes : Padded(N)) + ((long)head * Lanes)) * Size);

        /// <summary>Cells after each item, all of them or those of two segments, and where the band begins.</summary>
        public long Cells(int sets, int size) => Segments(N + 1, CellsOfOneSet * sets * size) + Bytes(N + 2, sizeof(int));

        public long Adjoint(int sets, int size) => Rounded(CellsOfOneSet * sets * size);

        /// <summary>Uniform numbers of a group of items for each lane, and where each sample stands.</summary>
        public long Draws(int samples) => Rounded(Math.Min(samples, Lanes) * 65L * Size) + (2 * Rounded(samples * 4L));

        /// <summary>
        /// What is kept after each of so many: of all, or where that is too much, of one segment and of the beginnings of all. A row
        /// that has fewer steps than others may keep all of them then: room for either.
        /// </summary>
        private static long Segments(int count, long slot)
        {
            if ((count + 1) * slot <= MostBytesKept)
                return Rounded((count + 2) * slot);
            var root = (long)Math.Ceiling(Math.Sqrt(count));
            return Rounded(Math.Max(MostBytesKept, 2 * root * slot) + (2 * slot)) + 16;
        }

        private static long Rounded(long bytes) => (bytes + 15) / 16 * 16;

        private long Padded(long count) => (count + Lanes - 1) / Lanes * Lanes;
    }
}
