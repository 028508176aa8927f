namespace SubsetGen.Runtime.Cuda;

/// <summary>How the rows of a batch lie on the threads of a device.</summary>
/// <param name="Shape">What the kernel is compiled for.</param>
/// <param name="Grid">Blocks to launch; a block takes further rows when it is done with its own.</param>
internal readonly record struct LayerMapping(KernelShape Shape, int Grid)
{
    /// <summary>The longest row that is kept in registers, where a thread can hold what its share of it needs.</summary>
    public const int LongestInRegisters = 32768;

    /// <summary>Threads of a block that has several rows. Few, so that a block does not wait long for its slowest row.</summary>
    private const int SharedBlock = 128;

    private const int LargestBlock = 1024;
    private const int Warp = 32;

    /// <summary>Bytes that a thread loads at a time.</summary>
    private const int Vector = 16;

    /// <summary>Bytes of a row that a thread holds at most, in 32 registers: a program has more rows than one.</summary>
    private const int HeldBytes = 128;

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
            return InMemory(n <= LargestBlock ? Warp : 256, storage);
        var held = HeldBytes / Math.Max(sizeof(float), storage.Size());
        if (n > Math.Min(LongestInRegisters, held * LargestBlock))
            return InMemory(LargestBlock, storage);
        var team = Team(n, held, LargestBlock);
        var step = Vector / storage.Size();
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
