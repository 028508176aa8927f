namespace SubsetGen.Runtime.Cuda;

/// <summary>How the rows of a batch lie on the threads of a device.</summary>
/// <param name="Shape">What the kernel is compiled for.</param>
/// <param name="Grid">Blocks to launch; a block takes further rows when it is done with its own.</param>
internal readonly record struct LayerMapping(KernelShape Shape, int Grid)
{
    /// <summary>Threads of a block that has several rows. Few, so that a block does not wait long for its slowest row.</summary>
    private const int SharedBlock = 128;

    /// <summary>The largest block whose threads may have as many registers as there can be, 255.</summary>
    private const int LargestHolding = 256;

    /// <summary>The block of a row in memory: its threads may have 128 registers, which are half as many numbers in double precision.</summary>
    private const int MemoryBlock = 512;

    private const int Warp = 32;
    private const int LongestOfWarp = 1024;

    /// <summary>Bytes that a thread loads at a time.</summary>
    private const int Vector = 16;

    /// <summary>
    /// Bytes of all its rows that a thread holds: 96 registers. Beside them a kernel takes about 45, so nothing is spilled, and
    /// three blocks of 128 threads run on a multiprocessor at a time.
    /// </summary>
    private const int HeldBytes = 384;

    /// <summary>Bytes of one row that a thread holds at most: a loop over more of it is too long when it is unrolled.</summary>
    private const int HeldOfOneRow = 128;

    /// <summary>Threads that a multiprocessor holds at a time.</summary>
    private const int ResidentThreads = 2048;

    /// <summary>Rows take unequal time, so there are more blocks than run at a time; rows in memory need scratch for each block.</summary>
    private const int Waves = 8;

    /// <summary>Threads of a block.</summary>
    public int Block => Shape.Block;

    /// <summary>Chooses.</summary>
    /// <param name="n">Items of a row, at least 1.</param>
    /// <param name="k">Items chosen of it at most.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="storage">What the user's memory holds.</param>
    /// <param name="needs">What the program demands.</param>
    /// <param name="multiprocessors">Of the device.</param>
    public static LayerMapping Choose(int n, int k, long rows, DeviceType storage, DeviceNeeds needs, int multiprocessors)
    {
        var shape = ShapeFor(n, k, storage, needs);
        var resident = (long)multiprocessors * Math.Max(1, ResidentThreads / shape.Block);
        var most = shape.Items > 0 ? resident * Waves : resident;
        var blocks = (rows + shape.Teams - 1) / shape.Teams;
        return new LayerMapping(shape, (int)Math.Clamp(blocks, 1, Math.Min(most, int.MaxValue)));
    }

    /// <summary>What a kernel is compiled for; a constant where n and k are.</summary>
    public static KernelShape ShapeFor(int n, int k, DeviceType storage, DeviceNeeds needs)
    {
        if (needs.HasScan)
            return InMemory(Team(k + 1L, perLane: 1, most: Warp), storage);
        if (needs.ReadsOthers)
            return InMemory(n <= LongestOfWarp ? Warp : LargestHolding, storage);
        var step = Vector / storage.Size();
        var size = Math.Max(sizeof(float), storage.Size());
        var held = Math.Max(step, Math.Min(HeldOfOneRow, HeldBytes / needs.LiveRows) / size / step * step);
        if (n > held * LargestHolding)
            return InMemory(storage == DeviceType.Double ? LargestHolding : MemoryBlock, storage);
        var team = Team(n, held, LargestHolding);
        var share = (n + team - 1) / team;
        return new KernelShape(team, (share + step - 1) / step * step, TeamsOf(team), storage);
    }

    private static KernelShape InMemory(int team, DeviceType storage) => new(team, 0, TeamsOf(team), storage);

    private static int TeamsOf(int team) => team <= Warp ? SharedBlock / team : 1;

    /// <summary>The fewest lanes that hold a number of cells, from 8 on.</summary>
    private static int Team(long cells, int perLane, int most)
    {
        var lanes = 8;
        while (lanes < most && (long)lanes * perLane < cells)
            lanes *= 2;
        return lanes;
    }
}
