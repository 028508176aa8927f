using System.ComponentModel;

namespace SubsetGen.Runtime.Cuda;

/// <summary>What a kernel asks of a device, in one pass at most: rows, and operations that rent scratch memory of their own.</summary>
/// <param name="Rows">Rows that it keeps between passes over them.</param>
/// <param name="ReadsOthers">Whether its threads read items of other threads, so that rows lie in memory.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct DeviceNeeds(int Rows, bool ReadsOthers)
{
    /// <summary>Sets of cells of the dynamic programmes over the items that are run forwards and backwards.</summary>
    public int Scans { get; init; }

    /// <summary>Sets of cells of those from which paths are taken.</summary>
    public int Paths { get; init; }

    /// <summary>Runs of dependent steps.</summary>
    public int Repeats { get; init; }

    /// <summary>Adjoints of such runs.</summary>
    public int Reverses { get; init; }

    /// <summary>Rows that are sorted.</summary>
    public int Sorts { get; init; }

    /// <summary>Sums along a sorted row.</summary>
    public int PartialSums { get; init; }

    /// <summary>Choices of the largest items.</summary>
    public int Selections { get; init; }

    /// <summary>Draws by a sampling design.</summary>
    public int Designs { get; init; }

    /// <summary>Whether it runs a dynamic programme, whose cells from 0 to k lie on the threads of a warp.</summary>
    public bool HasScan => Scans + Paths > 0;
}
